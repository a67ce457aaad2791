package io.slipway.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Ink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A release as a tree: stages, and beneath them the accounts and jobs that are on their way. Fits a small terminal. */
public final class ReleaseTree {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH);
    private static final int COLUMNS = 79;

    private final Ink ink;
    private final ZoneId zone;

    public ReleaseTree(Ink ink, ZoneId zone) {
        this.ink = ink;
        this.zone = zone;
    }

    /** @param lines at most so many; what does not fit is counted */
    public List<String> lines(JsonNode release, JsonNode moving, Instant now, int lines) {
        List<String> tree = new ArrayList<>();
        tree.add(cut(release.path("release").textValue() + "  "
                + release.path("phase").textValue() + "  "
                + Clock.age(release.path("since").textValue(), now) + reason(release)));
        for (JsonNode build : release.path("builds")) {
            tree.add(cut("  build " + build.path("build").textValue() + "  gates " + gates(build.path("gates"))));
        }
        for (JsonNode issue : release.path("issues")) {
            tree.add(cut("  issue " + issue.path("issue").textValue() + "  "
                    + issue.path("severity").textValue() + ", "
                    + issue.path("state").textValue() + ": "
                    + issue.path("summary").textValue()));
        }
        for (JsonNode stage : release.path("stages")) {
            tree.add(stage(stage));
        }
        accounts(tree, moving, now, lines);
        return tree;
    }

    private void accounts(List<String> tree, JsonNode moving, Instant now, int lines) {
        int left = moving.size();
        for (JsonNode account : moving) {
            if (tree.size() + 1 + account.path("streams").size() >= lines) {
                break;
            }
            left--;
            tree.add(cut("    " + account.path("account").textValue() + "  "
                    + account.path("phase").textValue() + "  "
                    + account.path("build").textValue()
                    + (account.has("target") ? " to " + account.path("target").textValue() : "") + "  "
                    + Clock.age(account.path("since").textValue(), now) + reason(account)));
            for (JsonNode job : account.path("streams")) {
                tree.add(cut("      " + job.path("job").textValue() + "  "
                        + job.path("phase").textValue()
                        + (job.path("pinned").booleanValue() ? " (pinned)" : "") + "  "
                        + job.path("build").textValue()
                        + (job.has("green") ? " and green " + job.path("green").textValue() : "") + "  "
                        + Clock.age(job.path("since").textValue(), now) + reason(job)));
            }
        }
        if (left > 0) {
            tree.add(ink.faint("    and " + left + " more accounts on their way"));
        }
    }

    private String stage(JsonNode stage) {
        String phase = stage.path("phase").textValue();
        String line = String.format(
                Locale.ROOT,
                "  %-18s %-12s %s-%s  %d of %d updated%s%s%s",
                stage.path("stage").textValue(),
                phase,
                time(stage.path("opens").textValue()),
                time(stage.path("closes").textValue()).substring(4),
                stage.path("updated").intValue(),
                stage.path("roster").intValue(),
                count(stage, "failed", "failed"),
                count(stage, "rolledBack", "back"),
                reason(stage));
        String cut = cut(line);
        return switch (phase) {
            case "ended" -> ink.good(cut);
            case "releasing" -> ink.bold(cut);
            case "halted", "rolling_back", "rolled_back" -> ink.bad(cut);
            case "waiting" -> ink.notable(cut);
            default -> ink.faint(cut);
        };
    }

    private static String count(JsonNode stage, String key, String word) {
        return stage.path(key).intValue() == 0 ? "" : ", " + stage.path(key).intValue() + " " + word;
    }

    private static String gates(JsonNode gates) {
        List<String> words = new ArrayList<>();
        gates.properties()
                .forEach(gate -> words.add(gate.getKey() + " " + gate.getValue().textValue()));
        return words.isEmpty() ? "none yet" : String.join(", ", words);
    }

    private static String reason(JsonNode node) {
        return node.has("reason") ? ": " + node.path("reason").textValue() : "";
    }

    private String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(zone));
    }

    private static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
    }
}
