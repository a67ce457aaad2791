package io.slipway.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How much of a file is read, and when it will be done: shown on a terminal once that takes longer than two seconds. */
public final class Reading implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int COLUMNS = 79;

    private final Terminal terminal;
    private final Path file;
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;

    public Reading(Terminal terminal, Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** So many bytes are read. */
    public void reached(long bytes) {
        Duration passed = Duration.ofNanos(System.nanoTime() - begun);
        if (terminal.lively() && bar == null && passed.compareTo(PATIENCE) > 0) {
            bar = open(bytes, passed);
        } else if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    private ProgressBar open(long bytes, Duration passed) {
        return ProgressBar.builder()
                .setTaskName("Reading " + file.getFileName())
                .setInitialMax(size())
                .setUnit(" MiB", 1 << 20)
                .setStyle(terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS))
                .clearDisplayOnFinish()
                .startsFrom(bytes, passed)
                .build();
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException unknown) {
            return -1;
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
