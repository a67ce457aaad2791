package io.slipway.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Small files that are either whole or not there, also after a crash. */
public final class Disk {

    private static final AtomicLong DRAFTS = new AtomicLong();

    private Disk() {}

    /** Replaces a file; when this returns it is safe. */
    public static void write(Path file, String text) {
        try {
            Files.move(draft(file, text), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    /** Creates a file with its content; of two who try, one does, and the other finds it whole. */
    public static void create(Path file, String text) {
        try {
            Path draft = draft(file, text);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException earlier) {
                // That is as good.
            } finally {
                Files.delete(draft);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create " + file, failure);
        }
    }

    private static Path draft(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet() + ".draft");
        Files.createDirectories(parent(file));
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return draft;
    }

    /** What a file holds; empty if it is not there. */
    public static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    /** Deletes a file, or a directory with all that is in it. */
    public static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException kept) {
            throw new UncheckedIOException("cannot delete " + tree, kept);
        }
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }
}
