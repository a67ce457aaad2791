package io.slipway.driver.sample;

import io.slipway.driver.Disk;
import java.nio.file.Path;
import java.util.Optional;

/** Where the log is read from next. Each epoch has its own, seeded from that of the epoch before it. */
final class Checkpoint {

    private final Path file;
    private long offset;

    private Checkpoint(Path file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /** @param seed the directory of another epoch's checkpoint, used if this one has none yet; empty for a job's first */
    static Checkpoint open(Path directory, String seed) {
        Path own = directory.resolve("offset");
        Optional<String> text = Disk.read(own)
                .or(() -> seed.isEmpty()
                        ? Optional.empty()
                        : Disk.read(Path.of(seed).resolve("offset")));
        return new Checkpoint(own, text.map(String::strip).map(Long::valueOf).orElse(0L));
    }

    long offset() {
        return offset;
    }

    void commit(long next) {
        if (next != offset) {
            Disk.write(file, next + "\n");
            offset = next;
        }
    }
}
