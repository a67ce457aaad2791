package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.Likeness;
import io.slipway.policy.Stage;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one week of releases: regressions, patches and gates. */
final class WeekReader {

    private static final int MOST_PATCHES = 9;

    private WeekReader() {}

    static WeekPlan week(Block block, int place, int weeks) {
        int week = block.find("week", Formats.whole(1, weeks)).orElse(place);
        List<Regression> regressions = regressions(block);
        List<Patch> patches = patches(block, regressions);
        for (Regression regression : regressions) {
            if (regression.inBuild() > patches.size()) {
                block.report(
                        "regressions",
                        "regression \"" + regression.id() + "\" is in build " + regression.inBuild()
                                + ", of which there is none",
                        "add a patch, or write in-build = 0");
            }
        }
        WeekPlan plan = new WeekPlan(
                week,
                regressions,
                patches,
                gates(block, patches.size()),
                CellFaultReader.faults(block, patches.size()));
        block.end();
        return plan;
    }

    private static List<Regression> regressions(Block week) {
        List<Regression> regressions = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Block block : week.blocks("regressions", Defaults.of("regression"))) {
            Regression regression = new Regression(
                    block.get("id", Formats.NAME),
                    block.get("in-build", Formats.whole(0, MOST_PATCHES)),
                    block.get("severity", Formats.choice(Severity.class)),
                    block.get("shows", Formats.choice(Stage.Selection.class)),
                    timing(block, "detected-after", "reported-at"),
                    green(block),
                    effect(block),
                    alters(block));
            block.end();
            if (regression.reported().isEmpty()
                    && regression.green().isEmpty()
                    && regression.effect().isEmpty()
                    && regression.alters().isEmpty()) {
                block.report(
                        "id",
                        "regression \"" + regression.id() + "\" never comes to light",
                        "add detected-after = 3h, reported-at = \"WEDNESDAY 20:00\", green-never-online, lag-never-closes, effect { metric = error-rate, ratio = 1.5 }, or alters { feature = user_spend.sum, share = 0.5% }");
            }
            if (!ids.add(regression.id())) {
                block.report("id", "two regressions are called \"" + regression.id() + "\"", "give each its own id");
            }
            regressions.add(regression);
        }
        return regressions;
    }

    private static Optional<GreenFault> green(Block block) {
        Optional<Double> silent = block.find("green-never-online", Formats.SHARE);
        Optional<Double> slow = block.find("lag-never-closes", Formats.SHARE);
        if (silent.isPresent() && slow.isPresent()) {
            block.report(
                    "lag-never-closes",
                    "a regression has either green-never-online or lag-never-closes",
                    "make it two regressions");
        }
        return silent.map(share -> new GreenFault(GreenFault.Kind.NEVER_ONLINE, share))
                .or(() -> slow.map(share -> new GreenFault(GreenFault.Kind.LAG_NEVER_CLOSES, share)));
    }

    static Optional<SignalEffect> effect(Block regression) {
        if (!regression.has("effect")) {
            return Optional.empty();
        }
        Block block = regression.block("effect");
        SignalEffect effect = new SignalEffect(block.get("metric", Formats.NAME), block.get("ratio", Written.RATIO));
        block.end();
        return Optional.of(effect);
    }

    private static Optional<Alteration> alters(Block regression) {
        if (!regression.has("alters")) {
            return Optional.empty();
        }
        Block block = regression.block("alters");
        Alteration alteration = new Alteration(block.get("feature", Formats.NAME), block.get("share", Formats.SHARE));
        block.end();
        return Optional.of(alteration);
    }

    private static List<Patch> patches(Block week, List<Regression> regressions) {
        List<String> known = regressions.stream().map(Regression::id).toList();
        List<Patch> patches = new ArrayList<>();
        for (Block block : week.blocks("patches", Defaults.of("patch"))) {
            int place = patches.size() + 1;
            int build = block.find("build", Formats.whole(1, MOST_PATCHES)).orElse(place);
            if (build != place) {
                block.report("build", "patch " + place + " makes build " + build, "list patches in order, 1 first");
            }
            Optional<Timing> ready = timing(block, "ready-after", "ready-at");
            if (ready.isEmpty()) {
                block.report(
                        "ready-after",
                        "nothing says when patch " + place + " is ready",
                        "add ready-after = 8h, or ready-at = \"WEDNESDAY 10:00\"");
            }
            List<String> fixes = block.list("fixes", Formats.NAME);
            fixes.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> block.report(
                            "fixes", "there is no regression \"" + id + "\" in this week", mend(id, known)));
            block.end();
            patches.add(new Patch(place, ready.orElseGet(WeekReader::atOnce), fixes));
        }
        return patches;
    }

    private static String mend(String id, List<String> known) {
        return known.isEmpty() ? "remove it" : Likeness.mend(id, known);
    }

    private static Timing atOnce() {
        return new Timing.After(Latency.constant(Duration.ZERO));
    }

    private static Optional<Timing> timing(Block block, String after, String at) {
        Optional<Latency> latency = LatencyReader.find(block, after);
        Optional<WeekTime> moment = block.find(at, Written.WEEK_TIME);
        if (latency.isPresent() && moment.isPresent()) {
            block.report(at, "both " + after + " and " + at + " are given", "remove one of them");
        }
        return latency.<Timing>map(Timing.After::new).or(() -> moment.map(Timing.On::new));
    }

    private static Map<Integer, Map<Gate, Gate.Verdict>> gates(Block week, int patches) {
        Map<Integer, Map<Gate, Gate.Verdict>> verdicts = new TreeMap<>();
        for (Block block : week.blocks("gates", Defaults.of("gate"))) {
            int build = block.get("build", Formats.whole(0, patches));
            Gate gate = block.get("gate", Formats.choice(Gate.class));
            Gate.Verdict verdict = block.get("verdict", Formats.choice(Gate.Verdict.class));
            block.end();
            Map<Gate, Gate.Verdict> ofBuild = verdicts.computeIfAbsent(build, none -> new EnumMap<>(Gate.class));
            if (ofBuild.put(gate, verdict) != null) {
                block.report("gate", "two verdicts of one gate on build " + build, "remove one of them");
            }
        }
        return verdicts;
    }
}
