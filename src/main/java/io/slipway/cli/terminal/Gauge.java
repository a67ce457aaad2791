package io.slipway.cli.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far work has come, and when it will be done: shown on a terminal once it takes longer than two seconds. */
public final class Gauge implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int COLUMNS = 79;

    private final Terminal terminal;
    private final String task;
    private final Unit unit;
    private final long total;
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * What is shown as one.
     *
     * @param name with a space before it
     * @param size how many of what is counted
     */
    public record Unit(String name, long size) {}

    /** @param total what there is to do, in what is counted; 0 if nobody knows */
    public Gauge(Terminal terminal, String task, Unit unit, long total) {
        this.terminal = terminal;
        this.task = task;
        this.unit = unit;
        this.total = total;
    }

    /** So much is done. */
    public void reached(long done) {
        if (!terminal.lively()) {
            return;
        }
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        Duration passed = Duration.ofNanos(System.nanoTime() - begun);
        if (passed.compareTo(PATIENCE) > 0) {
            bar = open(done, passed);
        }
    }

    private ProgressBar open(long done, Duration passed) {
        return ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(total == 0 ? -1 : total)
                .setUnit(unit.name(), unit.size())
                .setStyle(terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS))
                .clearDisplayOnFinish()
                .startsFrom(done, passed)
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
