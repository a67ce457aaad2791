package io.slipway.driver.sample;

import io.slipway.driver.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The online store of one job, which its blue and its green share: the latest value of each key by event time, so that writing an
 * event again, or in another order, changes nothing. Every batch is written under a lock, and only while the epoch of its writer is
 * not fenced off: once the fence is there, nothing of that epoch is written any more.
 */
final class Table {

    private final Path directory;
    private final long epoch;
    private final Path fence;

    Table(Path directory, long epoch, Path fence) {
        this.directory = directory;
        this.epoch = epoch;
        this.fence = fence;
    }

    boolean isFenced() {
        return Files.exists(fence);
    }

    /** Returns whether the rows are safe: false if the epoch is fenced off. */
    boolean upsert(List<EventLog.Row> rows) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (isFenced() || !lock.isValid()) {
                return false;
            }
            if (!rows.isEmpty()) {
                write(rows);
            }
            return true;
        }
    }

    private void write(List<EventLog.Row> rows) {
        Path file = directory.resolve("rows");
        Map<String, EventLog.Row> latest = new TreeMap<>();
        Disk.read(file)
                .ifPresent(text -> text.lines()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .map(EventLog.Row::parse)
                        .forEach(row -> latest.put(row.key(), row)));
        for (EventLog.Row row : rows) {
            latest.merge(row.key(), row, (old, next) -> next.eventMillis() >= old.eventMillis() ? next : old);
        }
        Disk.write(
                file,
                latest.values().stream().map(row -> epoch + " " + row + "\n").collect(Collectors.joining()));
    }
}
