package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the block {@code releases}. */
final class ReleaseReader {

    private ReleaseReader() {}

    static ReleasePlan releases(Block block, int weeks) {
        List<WeekPlan> plans = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>();
        for (Block element : block.blocks("weeks", Defaults.of("week"))) {
            WeekPlan plan = WeekReader.week(element, plans.size() + 1, weeks);
            if (!numbers.add(plan.week())) {
                element.report("week", "week " + plan.week() + " is listed twice", "join the two");
            }
            if (plan.week() > weeks) {
                element.report(
                        "week",
                        "week " + plan.week() + " is listed, and the scenario has " + weeks,
                        "write weeks = " + plan.week());
            }
            plans.add(plan);
        }
        Optional<RandomDefects> random =
                block.has("random-defects") ? Optional.of(random(block.block("random-defects"))) : Optional.empty();
        ReleasePlan releases = new ReleasePlan(block.get("propose", Written.WEEK_TIME), plans, random);
        block.end();
        return releases;
    }

    private static RandomDefects random(Block given) {
        Block block = given.over(Defaults.of("random-defects"));
        RandomDefects defects = new RandomDefects(
                block.get("chance", Formats.SHARE),
                block.get("blocking", Formats.SHARE),
                block.get("visible-early", Formats.SHARE),
                LatencyReader.get(block, "detected-after"),
                LatencyReader.get(block, "patch-ready-after"),
                block.get("patch-fixes", Formats.SHARE),
                WeekReader.effect(block),
                block.get("measurable", Formats.SHARE));
        block.end();
        return defects;
    }
}
