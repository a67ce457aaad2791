package io.slipway.cli.repository;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Words;
import io.slipway.feature.Change;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.JobCounts;
import io.slipway.feature.Plan;
import io.slipway.feature.PropertyDiff;
import io.slipway.feature.Transition;
import java.util.ArrayList;
import java.util.List;

/** A plan as people read it: between two lines, each object that changes with what changes; then the plan's name and its sum. */
public final class PlanText {

    private static final int COLUMNS = 80;
    private static final int SHOWN = 60;
    private static final String INDENT = "    ";

    private final PlanRequest request;
    private final Plan plan;
    private final Ink ink;

    public PlanText(PlanRequest request, Plan plan, Ink ink) {
        this.request = request;
        this.plan = plan;
        this.ink = ink;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(banner("Plan of " + request.title()));
        plan.changes().stream()
                .filter(change -> change.transition() != Transition.UNCHANGED)
                .forEach(change -> lines.addAll(object(change)));
        if (plan.isEmpty()) {
            lines.add("");
            lines.add("  What is applied is what is declared.");
        }
        lines.add("");
        lines.add(banner("End of the plan"));
        plan.notes().forEach(note -> lines.add(ink.notable("Note") + "     " + note));
        if (!plan.jobs().isNone()) {
            lines.add("Jobs     " + jobs(plan.jobs()));
        }
        lines.add("Plan     " + plan.id());
        lines.add("Summary  " + plan.summary());
        return lines;
    }

    private List<String> object(Change change) {
        FeatureObject object = change.object();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  " + marked(change) + "  " + object.kind().words() + " " + ink.bold(object.name()));
        object.label().owner().ifPresent(owner -> lines.add(INDENT + "owner: " + shortened(owner)));
        object.label().description().ifPresent(text -> lines.add(INDENT + "description: " + shortened(text)));
        change.diffs().forEach(diff -> lines.add(INDENT + text(diff)));
        change.warnings().forEach(warning -> lines.add(INDENT + ink.notable("warning") + ": " + warning));
        boolean materializes = object.materialization().isPresent() && change.transition() != Transition.DELETE;
        if (materializes) {
            lines.add(INDENT + "materialization: " + jobs(change.jobs()));
        }
        return lines;
    }

    private String marked(Change change) {
        return switch (change.transition()) {
            case CREATE -> ink.good("+ create");
            case DELETE -> ink.bad("- delete");
            case RECREATE -> ink.bad("~ recreate (destructive)");
            case UPGRADE -> ink.notable("~ upgrade");
            case UNCHANGED -> "  unchanged";
            case UPDATE ->
                ink.notable(
                        switch (change.restart()) {
                            case NONE -> "~ update";
                            case REUSE_CHECKPOINTS -> "~ restart stream (checkpoints re-used)";
                            case CHECKPOINTS_INVALIDATED -> "~ restart stream (checkpoints invalidated)";
                        });
        };
    }

    private static String text(PropertyDiff diff) {
        return diff.property() + ": " + diff.before().map(PlanText::shortened).orElse("(none)") + " -> "
                + diff.after().map(PlanText::shortened).orElse("(none)");
    }

    private static String jobs(JobCounts jobs) {
        if (jobs.isNone()) {
            return "no new jobs";
        }
        List<String> parts = new ArrayList<>();
        add(parts, jobs.backfills(), "backfill");
        add(parts, jobs.streams(), "stream");
        add(parts, jobs.recurring(), "recurring batch job");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one) {
        if (count > 0) {
            parts.add(Words.count(count, one));
        }
    }

    private String banner(String text) {
        return ink.rule(3) + " " + text + " " + ink.rule(Math.max(3, COLUMNS - text.length() - 5));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 3) + "...";
    }
}
