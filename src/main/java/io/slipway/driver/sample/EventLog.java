package io.slipway.driver.sample;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** An append-only log of events, one a line: key, event time in epoch milliseconds, value. */
public final class EventLog {

    /**
     * @param end where the next batch begins
     * @param isLast whether nothing lay beyond it when it was read
     */
    record Batch(List<Row> rows, long end, boolean isLast) {}

    /** One event. */
    public record Row(String key, long eventMillis, String value) {

        static Row parse(String line) {
            String[] words = line.split(" ", 3);
            return new Row(words[0], Long.parseLong(words[1]), words[2]);
        }

        @Override
        public String toString() {
            return key + " " + eventMillis + " " + value;
        }
    }

    private final Path file;

    public EventLog(Path file) {
        this.file = file;
    }

    /** Adds an event; one writer only. */
    public void append(Row row) throws IOException {
        Files.writeString(file, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The whole lines from an offset on, of about so many bytes; a last line without its end is left for later. */
    Batch read(long offset, int bytes) throws IOException {
        if (!Files.exists(file)) {
            return new Batch(List.of(), offset, true);
        }
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            long size = source.length();
            byte[] buffer = new byte[(int) Math.min(bytes, Math.max(0, size - offset))];
            source.seek(offset);
            source.readFully(buffer);
            int end = buffer.length;
            while (end > 0 && buffer[end - 1] != '\n') {
                end--;
            }
            List<Row> rows = new String(buffer, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .map(Row::parse)
                    .toList();
            return new Batch(rows, offset + end, offset + buffer.length >= size);
        }
    }

    /** How old the latest event of a batch is. */
    double lagSeconds(Batch batch) {
        return batch.rows().isEmpty()
                ? 0
                : (System.currentTimeMillis()
                                - batch.rows().get(batch.rows().size() - 1).eventMillis())
                        / 1000.0;
    }
}
