package io.slipway.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far virtual time has come, and when it will be there: shown on a terminal once the work takes longer than two seconds. */
public final class Progress implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int COLUMNS = 79;

    private final Terminal terminal;
    private final Instant start;
    private final Instant end;
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;

    public Progress(Terminal terminal, Instant start, Instant end) {
        this.terminal = terminal;
        this.start = start;
        this.end = end;
    }

    /** Virtual time has reached an instant. */
    public void reached(Instant now) {
        if (!terminal.lively()) {
            return;
        }
        long seconds = Duration.between(start, now).toSeconds();
        if (bar != null) {
            bar.stepTo(seconds);
        } else {
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.compareTo(PATIENCE) > 0) {
                bar = open(seconds, passed);
            }
        }
    }

    private ProgressBar open(long seconds, Duration passed) {
        return ProgressBar.builder()
                .setTaskName("Simulating")
                .setInitialMax(Duration.between(start, end).toSeconds())
                .setUnit(" days", Duration.ofDays(1).toSeconds())
                .setStyle(terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS))
                .clearDisplayOnFinish()
                .startsFrom(seconds, passed)
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
