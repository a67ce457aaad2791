package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.simulation.census.StreamJobs;
import io.slipway.simulation.invariant.Violation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run comes to in numbers. */
final class FiguresText {

    private static final int COLUMNS = 80;
    private static final int LABEL = 13;
    private static final int COLUMN = 36;
    private static final int GAP = 2;
    private static final int VIOLATIONS_SHOWN = 10;

    private final SimulationResult result;
    private final Ink ink;
    private final LocalWords local;

    FiguresText(SimulationResult result, ZoneId zone, Ink ink) {
        this.result = result;
        this.ink = ink;
        this.local = new LocalWords(zone);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(labelled("Accounts", accounts()));
        lines.add(labelled("Stream jobs", streamJobs(result.streamJobs())));
        lines.add(labelled("", processes(result.streamJobs())));
        lines.addAll(figures());
        lines.add(labelled("Invariants", invariants()));
        result.violations().stream()
                .limit(VIOLATIONS_SHOWN)
                .map(this::violation)
                .forEach(lines::add);
        lines.add(labelled("Journal", Words.count(result.run().events(), "event") + ", SHA-256"));
        lines.add(labelled("", result.run().journalSha256().orElse("none")));
        return lines;
    }

    static String labelled(String label, String text) {
        return label + " ".repeat(LABEL - label.length()) + text;
    }

    private String accounts() {
        return result.accounts().entrySet().stream()
                .map(build -> Words.number(build.getValue()) + " on " + build.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String streamJobs(StreamJobs jobs) {
        return Words.number(jobs.count()) + ": " + Words.count(jobs.handoffs(), "handoff") + ", "
                + Words.number(jobs.failed()) + " failed; pinned ones restarted "
                + Words.count(jobs.pinnedRestarts(), "time");
    }

    private String processes(StreamJobs jobs) {
        String online = jobs.minOnline().isPresent()
                ? "never fewer than " + jobs.minOnline().getAsInt() + " online, never more than "
                        + Words.count(jobs.maxProcesses(), "process", "processes")
                : "none ever ran";
        String dark = jobs.downtime().isZero()
                ? ", no downtime"
                : ", " + ink.bad(jobs.downtime().toSeconds() + " s of downtime");
        return online + dark;
    }

    /** Two to a line where they fit; those that are zero are no news. */
    private List<String> figures() {
        List<String> texts = result.figures().entrySet().stream()
                .filter(figure -> figure.getValue().signum() != 0)
                .map(figure -> spaced(figure.getKey()) + " " + figure.getValue().toPlainString())
                .toList();
        List<String> lines = new ArrayList<>();
        int next = 0;
        while (next < texts.size()) {
            String left = texts.get(next++);
            boolean pairs = next < texts.size()
                    && left.length() + GAP <= COLUMN
                    && LABEL + COLUMN + texts.get(next).length() <= COLUMNS;
            String text = pairs ? left + " ".repeat(COLUMN - left.length()) + texts.get(next++) : left;
            lines.add(labelled(lines.isEmpty() ? "Figures" : "", text));
        }
        return lines;
    }

    /** {@code hoursToFleet} as people write it. */
    private static String spaced(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private String invariants() {
        String checks = Words.count(result.checked(), "check") + ", ";
        String violations = Words.count(result.violated(), "violation");
        return checks + (result.violated() == 0 ? ink.good(violations) : ink.bad(violations));
    }

    private String violation(Violation violation) {
        return labelled(
                "",
                ink.bad(violation.invariant()) + " " + local.day(violation.at()) + " " + local.time(violation.at())
                        + ", " + violation.entity() + ": " + violation.what());
    }
}
