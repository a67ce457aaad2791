package io.slipway.conf.validation;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.MatrixCell;
import io.slipway.policy.MatrixCell.Feeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one suite: its cells on all pairs that are not excluded, each as the suite says unless an element of {@code cells} says otherwise. */
final class SuiteReader {

    private static final int MOST_RETRIES = 20;

    private record Plan(
            boolean required, Duration timeLimit, int retries, Duration backOff, Optional<CellRunner> runner) {}

    private record Deviation(Pattern on, Plan plan) {}

    private final Block block;
    private final List<Map.Entry<String, String>> pairs;

    private SuiteReader(Block block, List<Map.Entry<String, String>> pairs) {
        this.block = block;
        this.pairs = pairs;
    }

    static List<MatrixCell> cells(Block block, List<Map.Entry<String, String>> supported) {
        return new SuiteReader(block, supported).read();
    }

    private List<MatrixCell> read() {
        String name = block.get("name", Formats.NAME);
        Feeds feeds = block.get("feeds", Formats.choice(Feeds.class));
        Plan plan = new Plan(
                block.get("required", Formats.FLAG),
                block.get("time-limit", Formats.positiveDuration()),
                block.get("retries", Formats.whole(0, MOST_RETRIES)),
                block.get("back-off", Formats.duration()),
                RunnerReader.find(block));
        List<Pattern> excluded = block.list("exclude", Pattern.FORMAT);
        excluded.forEach(pattern -> known(block, "exclude", pattern));
        List<Deviation> deviations = deviations(plan);
        block.end();
        List<MatrixCell> cells = new ArrayList<>();
        for (Map.Entry<String, String> pair : pairs) {
            if (excluded.stream().noneMatch(pattern -> pattern.matches(pair))) {
                cells.add(
                        cell(new CellId(name, pair.getKey(), pair.getValue()), feeds, planned(pair, plan, deviations)));
            }
        }
        if (cells.isEmpty() && !pairs.isEmpty()) {
            block.report("exclude", "suite \"" + name + "\" has no cell left", "shorten exclude, or remove the suite");
        }
        return cells;
    }

    private List<Deviation> deviations(Plan suite) {
        List<Deviation> deviations = new ArrayList<>();
        for (Block cell : block.blocks("cells", Defaults.of("cell"))) {
            Pattern on = cell.get("on", Pattern.FORMAT);
            if (cell.has("on")) {
                known(cell, "on", on);
            }
            deviations.add(new Deviation(
                    on,
                    new Plan(
                            cell.find("required", Formats.FLAG).orElse(suite.required()),
                            cell.find("time-limit", Formats.positiveDuration()).orElse(suite.timeLimit()),
                            cell.find("retries", Formats.whole(0, MOST_RETRIES)).orElse(suite.retries()),
                            cell.find("back-off", Formats.duration()).orElse(suite.backOff()),
                            RunnerReader.find(cell).or(suite::runner))));
            cell.end();
        }
        return deviations;
    }

    private void known(Block at, String key, Pattern pattern) {
        if (at.sound() && !pattern.matchesAny(pairs)) {
            at.report(
                    key,
                    "\"" + pattern + "\" is none of the supported pairs",
                    "name a pair of clouds and platforms that is not excluded, such as " + example());
        }
    }

    private String example() {
        return pairs.isEmpty()
                ? "aws/emr"
                : pairs.get(0).getKey() + "/" + pairs.get(0).getValue();
    }

    /** Of several that match, the last. */
    private static Plan planned(Map.Entry<String, String> pair, Plan suite, List<Deviation> deviations) {
        return deviations.stream()
                .filter(deviation -> deviation.on().matches(pair))
                .map(Deviation::plan)
                .reduce((earlier, later) -> later)
                .orElse(suite);
    }

    private MatrixCell cell(CellId id, Feeds feeds, Plan plan) {
        if (plan.runner().isEmpty()) {
            block.report(
                    "name",
                    "nothing runs suite \"" + id.suite() + "\"",
                    "add command = \"...\", webhook { url = ... } or posted = true");
        }
        return new MatrixCell(
                id,
                feeds,
                plan.required(),
                plan.runner().orElseGet(CellRunner.Posted::new),
                plan.timeLimit(),
                plan.retries(),
                plan.backOff());
    }
}
