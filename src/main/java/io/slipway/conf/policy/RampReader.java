package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.policy.Part;
import io.slipway.policy.RiskBudget;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ramp: stages whose sizes follow from a budget of risk. */
final class RampReader {

    static final String KEY = "ramp";

    private static final int STEPS = 20;

    private static final Format<Integer> PER_MILLE = new Format<>(
            "a share from 0.1% to 100%, with at most one place behind the point", "2%", 1, RampReader::perMille);

    private RampReader() {}

    /** In place of the stages of a policy. */
    static List<Stage> stages(Block policy) {
        if (policy.has("stages")) {
            policy.report("stages", "a policy has either stages or a ramp", "remove one of them");
        }
        Block block = policy.block(KEY);
        RiskBudget budget = new RiskBudget(
                block.get("budget", PER_MILLE), block.get("prior", PER_MILLE), block.get("seen", PER_MILLE));
        List<Block> steps = block.blocks("steps", Defaults.of("step"));
        if (steps.isEmpty() || steps.size() > STEPS) {
            block.report(
                    "steps",
                    "a ramp needs 1 to " + STEPS + " steps, found " + steps.size(),
                    "write steps = [ { day = TUESDAY, window = \"14:00-16:00\" } ]");
        }
        List<Stage> stages = new ArrayList<>();
        List<Integer> reach = budget.reach(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Block step = steps.get(i);
            int from = i == 0 ? 0 : reach.get(Math.min(i, reach.size()) - 1);
            int to = i < reach.size() ? reach.get(i) : from;
            Optional<Stage> stage = step(step, i, from, to);
            stage.filter(made -> step.sound()).ifPresent(made -> StageReader.placed(step, made, stages));
            stage.ifPresent(stages::add);
            step.end();
        }
        block.end();
        return stages;
    }

    /** Empty once everyone is reached: later steps of the file are not needed. */
    private static Optional<Stage> step(Block step, int place, int from, int to) {
        var day = step.get("day", Formats.DAY);
        var window = step.get("window", StageReader.WINDOW);
        return from == to
                ? Optional.empty()
                : Optional.of(new Stage(
                        "step-" + (place + 1),
                        place + 1,
                        day,
                        window,
                        Selection.ALL,
                        place == 0 ? Condition.ALWAYS : Condition.UNLESS_REGRESSION,
                        Optional.of(new Part.Share(from, to))));
    }

    private static int perMille(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException(text);
        }
        int share = new BigDecimal(text.substring(0, text.length() - 1).strip())
                .movePointRight(1)
                .intValueExact();
        if (share < 1 || share > Part.Share.WHOLE) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }
}
