package io.slipway.cli.validation;

import io.slipway.cli.terminal.Ink;
import io.slipway.policy.CellId;
import io.slipway.train.CellOutcome;
import io.slipway.train.CellRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A matrix as a table: suites as rows, pairs of cloud and platform as columns, in as many blocks as 80 columns ask for. */
final class MatrixText {

    private static final int COLUMNS = 80;
    private static final int GAP = 2;

    private record Mark(String text, UnaryOperator<String> looks) {}

    private record Pair(String cloud, String platform) {

        static Pair of(CellId cell) {
            return new Pair(cell.cloud(), cell.platform());
        }
    }

    private final Ink ink;
    private final Map<CellId, Mark> marks = new LinkedHashMap<>();
    private final List<String> suites;
    private final List<Pair> pairs;

    /** @param running how long the cells that have had their turn have been running */
    MatrixText(List<CellRun> cells, Map<CellId, Duration> running, Ink ink) {
        this.ink = ink;
        cells.forEach(run -> marks.put(
                run.cell().id(),
                mark(run, Optional.ofNullable(running.get(run.cell().id())))));
        suites = marks.keySet().stream().map(CellId::suite).distinct().toList();
        pairs = marks.keySet().stream().map(Pair::of).distinct().toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < pairs.size()) {
            int to = from + 1;
            int width = room() + column(pairs.get(from));
            while (to < pairs.size() && width + column(pairs.get(to)) <= COLUMNS) {
                width += column(pairs.get(to));
                to++;
            }
            if (from > 0) {
                lines.add("");
            }
            lines.addAll(block(pairs.subList(from, to)));
            from = to;
        }
        return lines;
    }

    private List<String> block(List<Pair> columns) {
        StringBuilder clouds = new StringBuilder(" ".repeat(room()));
        StringBuilder platforms = new StringBuilder(" ".repeat(room()));
        String last = "";
        for (Pair pair : columns) {
            clouds.append(padded(pair.cloud().equals(last) ? "" : pair.cloud(), column(pair)));
            platforms.append(padded(pair.platform(), column(pair)));
            last = pair.cloud();
        }
        List<String> lines = new ArrayList<>();
        lines.add(ink.faint(clouds.toString().stripTrailing()));
        lines.add(ink.faint(platforms.toString().stripTrailing()));
        for (String suite : suites) {
            StringBuilder line = new StringBuilder(padded(GAP, suite, room()));
            for (Pair pair : columns) {
                Mark mark = Optional.ofNullable(marks.get(new CellId(suite, pair.cloud(), pair.platform())))
                        .orElse(new Mark("", UnaryOperator.identity()));
                line.append(mark.looks().apply(mark.text()));
                line.append(" ".repeat(Math.max(1, column(pair) - mark.text().length())));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private Mark mark(CellRun run, Optional<Duration> runsFor) {
        if (run.overridden()) {
            return new Mark("overruled", ink::notable);
        } else if (run.outcome().isPresent()) {
            CellOutcome outcome = run.outcome().get();
            String retried = run.attempt() > 1 ? "/" + run.attempt() : "";
            UnaryOperator<String> looks = outcome == CellOutcome.PASS
                    ? ink::good
                    : run.cell().required() && outcome == CellOutcome.FAIL ? ink::bad : ink::notable;
            return new Mark(word(outcome) + retried + (run.cell().required() ? "" : "?"), looks);
        }
        return runsFor.map(duration -> new Mark("run " + shortly(duration), ink::bold))
                .orElseGet(() -> new Mark(run.attempt() > 1 ? "retry" : "-", ink::faint));
    }

    static String word(CellOutcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case FAIL -> "FAIL";
            case TIMED_OUT -> "late";
            case CANCELED -> "cut";
            case INCONCLUSIVE -> "unsure";
        };
    }

    /** {@code 8s}, {@code 12m}, {@code 3h}. */
    static String shortly(Duration duration) {
        if (duration.toSeconds() < 100) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutes() < 100 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }

    /** {@code 0.4s}, {@code 2m}. */
    static String exactly(Duration duration) {
        return duration.toSeconds() < 10
                ? String.format(Locale.ROOT, "%.1fs", (double) duration.toMillis() / 1_000)
                : shortly(duration);
    }

    private int room() {
        return GAP + suites.stream().mapToInt(String::length).max().orElse(0) + GAP;
    }

    private int column(Pair pair) {
        int widest = Math.max(
                "unsure".length(),
                Math.max(pair.cloud().length(), pair.platform().length()));
        for (String suite : suites) {
            Mark mark = marks.get(new CellId(suite, pair.cloud(), pair.platform()));
            widest = Math.max(widest, mark == null ? 0 : mark.text().length());
        }
        return widest + GAP;
    }

    private static String padded(String text, int width) {
        return padded(0, text, width);
    }

    private static String padded(int indent, String text, int width) {
        return " ".repeat(indent) + text + " ".repeat(Math.max(0, width - indent - text.length()));
    }
}
