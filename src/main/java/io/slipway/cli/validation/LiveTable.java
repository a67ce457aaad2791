package io.slipway.cli.validation;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.policy.CellId;
import io.slipway.train.CellRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The matrix while it is being run: a table that is drawn over itself on a terminal, one line for each outcome elsewhere. */
final class LiveTable {

    private static final Duration EVERY = Duration.ofMillis(200);

    private final Terminal terminal;
    private final PrintWriter err;
    private final int concurrency;
    private int height;
    private long drawn = System.nanoTime() - EVERY.toNanos();

    LiveTable(Terminal terminal, PrintWriter err, int concurrency) {
        this.terminal = terminal;
        this.err = err;
        this.concurrency = concurrency;
    }

    void recorded(CellId cell, CellRun.Attempt attempt) {
        if (!terminal.lively()) {
            err.println(cell + ": " + MatrixText.word(attempt.outcome()) + " at attempt " + attempt.number() + " in "
                    + MatrixText.exactly(attempt.evidence().took()) + ", "
                    + attempt.evidence().note());
            err.flush();
        }
    }

    /** Draws, unless it was drawn a moment ago. */
    void draw(List<CellRun> cells, Map<CellId, Duration> running) {
        if (!terminal.lively() || System.nanoTime() - drawn < EVERY.toNanos()) {
            return;
        }
        drawn = System.nanoTime();
        List<String> lines = new ArrayList<>(new MatrixText(cells, running, new Ink(terminal)).lines());
        lines.add(progress(cells, running, concurrency));
        clear();
        lines.forEach(line -> err.println("\u001b[2K" + line));
        err.flush();
        height = lines.size();
    }

    /** Takes the table away: the last one is printed for good. */
    void clear() {
        if (height > 0) {
            err.print("\u001b[" + height + "A\u001b[0J");
            err.flush();
            height = 0;
        }
    }

    /** {@code 7 of 12 settled, 2 running, about 3m left}. */
    static String progress(List<CellRun> cells, Map<CellId, Duration> running, int concurrency) {
        List<CellRun> awaited = cells.stream().filter(CellRun::isAwaited).toList();
        String counts =
                (cells.size() - awaited.size()) + " of " + cells.size() + " settled, " + running.size() + " running";
        double mean = cells.stream()
                .flatMap(run -> run.history().stream())
                .mapToLong(attempt -> attempt.evidence().took().toMillis())
                .average()
                .orElse(-1);
        if (mean < 0 || awaited.isEmpty()) {
            return counts;
        }
        double left = 0;
        for (CellRun run : awaited) {
            Duration already = running.getOrDefault(run.cell().id(), Duration.ZERO);
            left += Math.max(0, mean - already.toMillis());
        }
        Duration eta = Duration.ofMillis(Math.round(left / Math.min(concurrency, awaited.size())));
        return counts + ", about " + MatrixText.shortly(eta) + " left";
    }
}
