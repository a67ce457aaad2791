package io.slipway.cli.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.EntityId;
import io.slipway.train.TrainEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A train's journal in a file, as JSON Lines. What was appended is on the disk before {@link #append} returns. A line that was cut short
 * by a crash never happened, and is taken away. Only one process has it open.
 */
final class TrainJournal implements AutoCloseable {

    /** A matrix of a thousand cells with a hundred attempts each stays below it. */
    private static final long LIMIT = 256L << 20;

    private final Path file;
    private final EntityId entity;
    private final FileChannel channel;
    private final EventFormat format = new EventFormat();
    private final ObjectWriter writer = format.writer();
    private final List<TrainEvent> past = new ArrayList<>();
    private long sequence;

    private TrainJournal(Path file, EntityId entity, FileChannel channel) {
        this.file = file;
        this.entity = entity;
        this.channel = channel;
    }

    /** Opens the journal, creating it and its directory if need be. */
    static TrainJournal open(Path file, EntityId entity) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            TrainJournal journal = new TrainJournal(file, entity, channel);
            journal.lock();
            journal.read();
            return journal;
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    /** What happened before it was opened. */
    List<TrainEvent> past() {
        return past;
    }

    void append(List<TrainEvent> events, Instant at) {
        StringBuilder lines = new StringBuilder();
        try {
            for (TrainEvent event : events) {
                sequence++;
                lines.append("{\"seq\":")
                        .append(sequence)
                        .append(",\"at\":\"")
                        .append(at)
                        .append("\",\"entity\":\"");
                lines.append(entity)
                        .append("\",\"event\":")
                        .append(writer.writeValueAsString(event))
                        .append("}\n");
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw Complaint.badInput(
                    file + ": another validation of this release is running", "wait for it, or name another --state");
        }
    }

    private void read() throws IOException {
        if (channel.size() > LIMIT) {
            throw Complaint.badInput(file + ": larger than " + LIMIT + " bytes", "name another --state");
        }
        byte[] bytes = Files.readAllBytes(file);
        int whole = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                past.add(event(new String(bytes, whole, i - whole, StandardCharsets.UTF_8)));
                whole = i + 1;
            }
        }
        channel.truncate(whole);
        channel.position(whole);
    }

    private TrainEvent event(String line) {
        sequence++;
        try {
            JsonNode tree = JsonMapper.builder().build().readTree(line);
            if (tree.path("seq").asLong() != sequence
                    || !tree.path("entity").asText().equals(entity.path())) {
                throw new IllegalArgumentException("out of order");
            }
            return format.read(tree.path("event").toString(), TrainEvent.class);
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw Complaint.badInput(
                    file + ":" + sequence + ": not the " + sequence + ". event of " + entity,
                    "restore the journal, or name another --state");
        }
    }

    private static Complaint unusable(Path file, IOException failed) {
        return Complaint.unreachable(
                file + ": the journal cannot be written (" + failed.getClass().getSimpleName() + ": "
                        + failed.getMessage() + ")",
                "name another --state, or make room there");
    }
}
