package io.slipway.driver.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process of the operating system, which is not mistaken for a later one of the same number: Linux tells at which tick since
 * which boot it started, and no other process can have started with that number then.
 *
 * @param boot the boot it was started in; empty where that is not told
 * @param ticks when it was started, in clock ticks since the boot; empty where that is not told
 * @param recorded when its record was written, just after its start
 */
record OsProcess(long pid, Optional<String> boot, Optional<String> ticks, Instant recorded) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int START_TIME = 22;

    /**
     * Reads the record that a process writes as its first act: its number, the boot, and its line of {@code /proc/PID/stat}.
     * Empty if it is not complete.
     */
    static Optional<OsProcess> parse(String record, Instant recorded) {
        String[] words = record.strip().split(" ", 3);
        if (!record.endsWith("\n") || !words[0].matches("[1-9][0-9]*")) {
            return Optional.empty();
        }
        return Optional.of(new OsProcess(
                Long.parseLong(words[0]),
                words.length > 1 ? Optional.of(words[1]).filter(word -> !word.isEmpty()) : Optional.empty(),
                words.length > 2 ? startTime(words[2]) : Optional.empty(),
                recorded));
    }

    /**
     * Whether it runs. Only a clear answer counts: whoever takes a process that cannot be looked at for dead starts it twice.
     *
     * @throws UncheckedIOException if the system does not tell now, for want of memory or open files, say
     */
    boolean isAlive() {
        if (boot.isEmpty() || ticks.isEmpty()) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(handle -> handle.info()
                            .startInstant()
                            .map(start -> !start.isAfter(recorded.plus(SKEW)))
                            .orElse(true))
                    .orElse(false);
        }
        return text(BOOT).map(String::strip).equals(boot)
                && text(Path.of("/proc/" + pid + "/stat"))
                        .filter(stat -> !isZombie(stat))
                        .flatMap(OsProcess::startTime)
                        .equals(ticks);
    }

    /** Asks it to end. */
    void terminate() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /** Ends it and all that it started. */
    void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(handle -> {
                List<ProcessHandle> tree =
                        Stream.concat(Stream.of(handle), handle.descendants()).toList();
                tree.forEach(ProcessHandle::destroyForcibly);
            });
        }
    }

    private static boolean isZombie(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    }

    /** The name in parentheses may hold anything, so fields are counted from behind it: it is the second. */
    private static Optional<String> startTime(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        int index = START_TIME - 3;
        return fields.length > index ? Optional.of(fields[index]) : Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)); // A name may hold any byte.
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unknown) {
            throw new UncheckedIOException("cannot look at " + file, unknown);
        }
    }
}
