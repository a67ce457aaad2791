package io.slipway.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Ink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A release as a tree: its builds and issues, its stages, and beneath each stage the accounts and jobs to look at first. It never has
 * more lines than it may; what does not fit is counted.
 */
public final class ReleaseTree {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH);
    private static final int DAY = 4;
    private static final int BUILDS = 2;
    private static final int ISSUES = 3;
    private static final int STAGES = 10;
    private static final int JOBS = 3;
    private static final List<String> OVER = List.of("ended", "skipped", "rolled_back");

    private final Ink ink;
    private final ZoneId zone;
    private final Instant now;
    private final int columns;

    public ReleaseTree(Ink ink, ZoneId zone, Instant now, int columns) {
        this.ink = ink;
        this.zone = zone;
        this.now = now;
        this.columns = columns;
    }

    /**
     * The lines.
     *
     * @param tree as the node tells it
     * @param most how many there may be
     */
    public List<String> lines(JsonNode tree, int most) {
        List<String> head = new ArrayList<>();
        head.add(ink.bold(cut(word(tree, "release") + "  " + word(tree, "phase") + "  " + age(tree) + reason(tree))));
        some(head, tree.path("builds"), BUILDS, "build", this::build);
        some(head, urgent(tree.path("issues")), ISSUES, "issue", this::issue);
        some(head, tree.path("approvals"), ISSUES, "approval", this::approval);
        List<JsonNode> stages = stages(tree, most - head.size() - 1);
        Map<String, List<JsonNode>> shown = accounts(tree, most - head.size() - 1 - 2 * stages.size());
        List<String> lines = new ArrayList<>(head);
        for (JsonNode stage : stages) {
            lines.add(stage(stage));
            beneath(lines, tree, word(stage, "stage"), shown);
        }
        others(lines, shown);
        if (tree.path("quiet").intValue() > 0) {
            lines.add(ink.faint(cut("  ... and " + number(tree.path("quiet").intValue()) + " more at rest")));
        }
        return lines.size() <= most ? lines : lines.subList(0, Math.max(0, most));
    }

    private void some(
            List<String> lines, Iterable<JsonNode> all, int most, String noun, Function<JsonNode, String> line) {
        List<JsonNode> list = new ArrayList<>();
        all.forEach(list::add);
        int hidden = list.size() - most;
        list.subList(Math.max(0, hidden), list.size()).forEach(each -> lines.add(line.apply(each)));
        if (hidden > 0) {
            lines.add(ink.faint(cut("  ... and " + number(hidden) + " more " + noun + (hidden == 1 ? "" : "s"))));
        }
    }

    /** The open ones last, as the last are shown. */
    private static List<JsonNode> urgent(JsonNode issues) {
        List<JsonNode> sorted = new ArrayList<>();
        issues.forEach(sorted::add);
        sorted.sort((a, b) -> Boolean.compare(
                word(a, "state").equals("open"), word(b, "state").equals("open")));
        return sorted;
    }

    private String build(JsonNode build) {
        return cut("  build " + word(build, "build") + "  gates " + tally(build.path("gates"), List.of("pass"))
                + (build.has("cells") ? "; cells " + cells(build.path("cells")) : "")
                + (build.has("soak") ? "; soak " + tally(build.path("soak"), List.of("safe")) : ""));
    }

    private static String cells(JsonNode cells) {
        int good = cells.path("pass").intValue();
        JsonNode others = cells.path("others");
        return number(good) + " pass" + (others.isEmpty() ? "" : ", " + tally(others, List.of("running")));
    }

    private String approval(JsonNode pending) {
        List<String> people = new ArrayList<>();
        pending.path("by").forEach(by -> people.add(word(by, "name") + " until " + time(word(by, "until"))));
        return ink.notable(cut("  wanted: " + word(pending, "subject") + ", by " + String.join(" and ", people)));
    }

    private String issue(JsonNode issue) {
        String line = cut("  issue " + word(issue, "issue") + "  " + word(issue, "severity") + ", "
                + word(issue, "state") + ": " + word(issue, "summary"));
        return word(issue, "state").equals("open") ? ink.bad(line) : ink.faint(line);
    }

    /** All, if there is room; else those that are not over come before the others. */
    private static List<JsonNode> stages(JsonNode tree, int room) {
        List<JsonNode> stages = new ArrayList<>();
        tree.path("stages").forEach(stages::add);
        int most = Math.max(1, Math.min(STAGES, room));
        while (stages.size() > most) {
            Optional<JsonNode> over = stages.stream()
                    .filter(stage -> OVER.contains(word(stage, "phase")))
                    .findFirst();
            stages.remove(over.orElse(stages.get(stages.size() - 1)));
        }
        return stages;
    }

    /** The accounts there is room for, by stage, the most urgent chosen first. */
    private static Map<String, List<JsonNode>> accounts(JsonNode tree, int room) {
        Map<String, List<JsonNode>> shown = new LinkedHashMap<>();
        int left = room;
        for (JsonNode account : tree.path("accounts")) {
            int lines = 1 + Math.min(JOBS + 1, busy(account).size());
            if (lines > left) {
                break;
            }
            left -= lines;
            shown.computeIfAbsent(stageOf(tree, account), first -> new ArrayList<>())
                    .add(account);
        }
        return shown;
    }

    /** The stage it is in; empty if it is of another release. */
    private static String stageOf(JsonNode tree, JsonNode account) {
        String run = word(tree, "release") + "/";
        String wave = word(account, "wave");
        return wave.startsWith(run) ? wave.substring(run.length()) : "";
    }

    private void beneath(List<String> lines, JsonNode tree, String stage, Map<String, List<JsonNode>> shown) {
        List<JsonNode> accounts = shown.getOrDefault(stage, List.of());
        accounts.forEach(account -> account(lines, account));
        int notable = 0;
        for (Map.Entry<String, JsonNode> phase : tree.path("waves").path(stage).properties()) {
            notable += phase.getKey().equals("at_rest") ? 0 : phase.getValue().intValue();
        }
        int hidden = notable - accounts.size();
        if (hidden > 0) {
            lines.add(ink.faint(cut("    ... and " + number(hidden) + " more: "
                    + phases(tree.path("waves").path(stage)))));
        }
    }

    /** Accounts that need a hand since an earlier release. */
    private void others(List<String> lines, Map<String, List<JsonNode>> shown) {
        List<JsonNode> accounts = shown.getOrDefault("", List.of());
        if (!accounts.isEmpty()) {
            lines.add(ink.faint(cut("  of no stage of this release")));
            accounts.forEach(account -> account(lines, account));
        }
    }

    private void account(List<String> lines, JsonNode account) {
        boolean failed = word(account, "phase").equals("at_rest");
        String line = cut("    " + word(account, "account") + "  " + (failed ? "failed" : word(account, "phase")) + "  "
                + word(account, "build") + (account.has("target") ? " to " + word(account, "target") : "") + "  "
                + age(account) + reason(account));
        UnaryOperator<String> colour = switch (word(account, "phase")) {
            case "needs_hand", "at_rest" -> ink::bad;
            case "reverting", "rolling_back" -> ink::notable;
            default -> UnaryOperator.identity();
        };
        lines.add(colour.apply(line));
        List<JsonNode> busy = busy(account);
        busy.stream()
                .limit(JOBS)
                .forEach(job -> lines.add(cut("      " + word(job, "job") + "  " + word(job, "phase") + "  "
                        + word(job, "build") + (job.has("green") ? " and green " + word(job, "green") : "") + "  "
                        + age(job)
                        + reason(job))));
        if (busy.size() > JOBS) {
            lines.add(ink.faint(cut("      ... and " + number(busy.size() - JOBS) + " more jobs")));
        }
    }

    /** Jobs in a handoff: the others are as they should be. */
    private static List<JsonNode> busy(JsonNode account) {
        List<JsonNode> busy = new ArrayList<>();
        account.path("streams").forEach(job -> {
            if (!List.of("steady", "declared").contains(word(job, "phase"))) {
                busy.add(job);
            }
        });
        return busy;
    }

    private String stage(JsonNode stage) {
        String phase = word(stage, "phase");
        String cut = cut(String.format(
                Locale.ROOT,
                "  %-18s %-12s %s-%s  %s of %s updated%s%s%s",
                word(stage, "stage"),
                phase,
                time(word(stage, "opens")),
                time(word(stage, "closes")).substring(DAY),
                number(stage.path("updated").intValue()),
                number(stage.path("roster").intValue()),
                count(stage, "failed", "failed"),
                count(stage, "rolledBack", "back"),
                reason(stage)));
        return switch (phase) {
            case "ended" -> ink.good(cut);
            case "releasing" -> ink.bold(cut);
            case "halted", "rolling_back", "rolled_back" -> ink.bad(cut);
            case "waiting" -> ink.notable(cut);
            default -> ink.faint(cut);
        };
    }

    private static String count(JsonNode stage, String key, String word) {
        int count = stage.path(key).intValue();
        return count == 0 ? "" : ", " + number(count) + " " + word;
    }

    private static String phases(JsonNode counts) {
        List<String> words = new ArrayList<>();
        counts.properties().forEach(phase -> {
            if (!phase.getKey().equals("at_rest")) {
                words.add(number(phase.getValue().intValue()) + " " + phase.getKey());
            }
        });
        return String.join(", ", words) + " in all";
    }

    /** Those that are as they should be are counted, the others named. */
    private static String tally(JsonNode found, List<String> good) {
        List<String> others = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        found.properties().forEach(one -> {
            String said = one.getValue().asText();
            if (good.contains(said)) {
                counts.merge(said, 1, Integer::sum);
            } else {
                others.add(one.getKey() + " " + said);
            }
        });
        List<String> words = new ArrayList<>();
        counts.forEach((said, count) -> words.add(number(count) + " " + said));
        words.addAll(others);
        return words.isEmpty() ? "none yet" : String.join(", ", words);
    }

    private static String word(JsonNode node, String key) {
        return node.path(key).asText("");
    }

    private static String reason(JsonNode node) {
        return node.has("reason") ? ": " + word(node, "reason") : "";
    }

    private String age(JsonNode node) {
        return Clock.age(word(node, "since"), now);
    }

    private String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(zone));
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Reasons are anybody's text: no control character of theirs reaches the terminal. */
    private String cut(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= columns ? plain : plain.substring(0, columns - 3) + "...";
    }
}
