package io.slipway.driver.process;

import io.slipway.driver.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The ports of the processes of a directory, no two of which have the same. A port that is merely free now may be given to another
 * process before the first listens there; whoever probes the first would then hear the other, and take it for ready.
 */
final class Ports {

    private static final int ATTEMPTS = 100;

    private final Path directory;

    Ports(Path directory) {
        this.directory = directory;
    }

    /** Takes a port that is free and that nobody else has taken. */
    int take(String owner) {
        try {
            Files.createDirectories(directory);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                int port = free();
                if (isTaken(port, owner)) {
                    return port;
                }
            }
            throw new IllegalStateException("no port is free for " + owner);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot take a port for " + owner, failure);
        }
    }

    private boolean isTaken(int port, String owner) throws IOException {
        try {
            Files.createFile(file(port));
            Files.writeString(file(port), owner + "\n");
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }

    /** Gives a port back, once nothing listens there any more. */
    void giveBack(int port) {
        if (Files.exists(file(port))) {
            Disk.delete(file(port));
        }
    }

    private Path file(int port) {
        return directory.resolve(String.valueOf(port));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
