package io.slipway.driver.process;

import io.slipway.driver.Disk;
import io.slipway.machine.EntityId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on disk about the processes of one job. It outlives the node, as they do.
 *
 * <p>The right to start a process of an epoch is a file that can be created once: the process creates it itself, as its first act,
 * and writes its own number into it. So of two starts only one goes on, and one that goes on is never forgotten. A process that is
 * started again after it died has the next turn, and a file of its own.
 */
final class JobDirectory {

    /** So many epochs are kept beside the latest; older ones are stopped, and stay so. */
    private static final long KEPT = 4;

    /** A shell that has created a file and not written to it for so long was killed in between. */
    private static final Duration CLAIMING = Duration.ofSeconds(3);

    private final Path directory;
    private final Ports ports;

    JobDirectory(Path root, EntityId job) {
        this.ports = new Ports(root.toAbsolutePath().resolve("ports"));
        this.directory = root.resolve(URLEncoder.encode(job.name(), StandardCharsets.UTF_8))
                .toAbsolutePath();
    }

    void create(long epoch) {
        try {
            Files.createDirectories(checkpoints(epoch));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create " + checkpoints(epoch), failure);
        }
    }

    Path checkpoints(long epoch) {
        return directory.resolve("checkpoints").resolve(String.valueOf(epoch));
    }

    Path log(long epoch) {
        return directory.resolve(epoch + ".log");
    }

    /** Exists once the epoch may not write any more. */
    Path fence(long epoch) {
        return directory.resolve(epoch + ".stopped");
    }

    Path claim(long epoch, int turn) {
        return directory.resolve(epoch + "." + turn + ".pid");
    }

    void stop(long epoch) {
        if (!isStopped(epoch)) {
            Disk.write(fence(epoch), "stopped\n");
        }
    }

    boolean isStopped(long epoch) {
        return Files.exists(fence(epoch)) || epoch < floor();
    }

    void prove(long epoch) {
        if (!isProven(epoch)) {
            Disk.write(proof(epoch), "proven\n");
        }
    }

    boolean isProven(long epoch) {
        return Files.exists(proof(epoch));
    }

    /** The turn that was claimed last; 0 before the first. */
    int lastTurn(long epoch) {
        int turn = 0;
        while (Files.exists(claim(epoch, turn + 1))) {
            turn++;
        }
        return turn;
    }

    /** The process that claimed a turn; empty if none did, or if its record is not complete. */
    Optional<OsProcess> process(long epoch, int turn) {
        Path file = claim(epoch, turn);
        try {
            return Disk.read(file).isEmpty()
                    ? Optional.empty()
                    : OsProcess.parse(
                            Files.readString(file),
                            Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Whether a process has claimed a turn a moment ago and not yet written who it is. */
    boolean isBeingClaimed(long epoch, int turn) {
        Path file = claim(epoch, turn);
        try {
            return turn > 0
                    && process(epoch, turn).isEmpty()
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .plus(CLAIMING)
                            .isAfter(Instant.now());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes a turn so that no process can, even one that is on its way; returns false if a process was first. */
    boolean bar(long epoch, int turn) {
        try {
            Files.createDirectories(directory);
            Files.createFile(claim(epoch, turn));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create " + claim(epoch, turn), failure);
        }
    }

    /** The port that was chosen for a turn, so that whoever starts it tells it the same. */
    Optional<Integer> port(long epoch, int turn) {
        return Disk.read(intent(epoch, turn)).map(String::strip).map(Integer::valueOf);
    }

    /** Chooses the port of a turn, unless another node was first. */
    void intend(long epoch, int turn) {
        int port = ports.take(directory.getFileName() + " " + epoch + "." + turn);
        Disk.create(intent(epoch, turn), port + "\n");
        if (!port(epoch, turn).equals(Optional.of(port))) {
            ports.giveBack(port);
        }
    }

    /** Nothing of these turns listens any more. */
    void giveBackPorts(long epoch, int lastTurn) {
        for (int turn = 1; turn <= lastTurn; turn++) {
            port(epoch, turn).ifPresent(ports::giveBack);
        }
    }

    /** Forgets epochs that nobody asks about any more. */
    void prune(long stopped) {
        long floor = stopped - KEPT;
        if (floor <= floor()) {
            return;
        }
        Disk.write(directory.resolve("floor"), floor + "\n");
        for (Path old : files(directory)) {
            String epoch = String.valueOf(old.getFileName()).replaceFirst("\\..*", "");
            if (epoch.matches("[0-9]+") && Long.parseLong(epoch) < floor) {
                Disk.delete(old);
            }
        }
        for (Path old : files(directory.resolve("checkpoints"))) {
            if (Long.parseLong(String.valueOf(old.getFileName())) < floor) {
                Disk.delete(old);
            }
        }
    }

    private long floor() {
        return Disk.read(directory.resolve("floor"))
                .map(String::strip)
                .map(Long::valueOf)
                .orElse(0L);
    }

    private Path proof(long epoch) {
        return directory.resolve(epoch + ".proven");
    }

    private Path intent(long epoch, int turn) {
        return directory.resolve(epoch + "." + turn + ".port");
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
