package io.slipway.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Every command that was asked for, with who, when, why and what came of it: JSON Lines that are only ever added to. */
public final class Audit implements AutoCloseable {

    private static final int REMEMBERED = 5_000;
    private static final long TAIL_BYTES = 8L << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Deque<JsonNode> latest = new ArrayDeque<>();
    private final FileChannel channel;

    public Audit(Path file) {
        try {
            if (Files.exists(file)) {
                repair(file);
                tail(file, this::remember);
            }
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    /** Adds an entry; when this returns it is safe. */
    synchronized void add(ObjectNode entry) {
        try {
            ByteBuffer line =
                    ByteBuffer.wrap((mapper.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the audit log", failure);
        }
        remember(entry);
    }

    /** The latest entries, newest first. */
    synchronized List<JsonNode> latest(int limit) {
        return latest.stream().limit(limit).toList();
    }

    private void remember(JsonNode entry) {
        latest.addFirst(entry);
        if (latest.size() > REMEMBERED) {
            latest.removeLast();
        }
    }

    /** A line that was cut short by a crash was never acknowledged. */
    private static void repair(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            while (end > 0) {
                file.seek(end - 1);
                if (file.read() == '\n') {
                    break;
                }
                end--;
            }
            file.setLength(end);
        }
    }

    private void tail(Path path, Consumer<JsonNode> each) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            for (String line :
                    text.substring(start == 0 ? 0 : text.indexOf('\n') + 1).split("\n", -1)) {
                if (!line.isEmpty()) {
                    each.accept(mapper.readTree(line));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
