package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.policy.LocalWindow;
import io.slipway.policy.Part;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the stages of a week. */
final class StageReader {

    private static final int STAGES = 20;

    static final Format<LocalWindow> WINDOW = new Format<>(
            "a span of local time that closes after it opens, on one day",
            "\"14:00-16:00\"",
            new LocalWindow(LocalTime.MIN, LocalTime.MAX),
            StageReader::window);

    private enum When {
        ALWAYS,
        ISSUE_OPEN,
        NEVER
    }

    private enum Unless {
        REGRESSION
    }

    private StageReader() {}

    static List<Stage> stages(Block policy) {
        if (policy.has(RampReader.KEY)) {
            return RampReader.stages(policy);
        }
        List<Stage> stages = new ArrayList<>();
        List<Block> blocks = policy.blocks("stages", Defaults.of("stage"));
        if (blocks.isEmpty() || blocks.size() > STAGES) {
            policy.report(
                    "stages",
                    "a policy needs 1 to " + STAGES + " stages, found " + blocks.size(),
                    "write stages = [ { name = wave-1, day = TUESDAY, window = \"14:00-16:00\", accounts = all } ]");
        }
        for (Block block : blocks) {
            Stage stage = stage(block, stages);
            if (block.sound()) {
                placed(block, stage, stages);
            }
            stages.add(stage);
        }
        return stages;
    }

    private static Stage stage(Block block, List<Stage> before) {
        String name = block.get("name", Formats.NAME);
        Selection accounts = block.get("accounts", Formats.choice(Selection.class));
        Condition condition = condition(block);
        Optional<Part> part = PartReader.part(block);
        Stage stage = new Stage(
                name,
                wave(accounts, part, condition, before),
                block.get("day", Formats.DAY),
                block.get("window", WINDOW),
                accounts,
                condition,
                part);
        block.end();
        return stage;
    }

    private static Condition condition(Block block) {
        When when = block.find("when", Formats.choice(When.class)).orElse(When.ALWAYS);
        boolean stopped = block.find("unless", Formats.choice(Unless.class)).isPresent();
        if (when != When.ALWAYS && stopped) {
            block.report(
                    "unless",
                    "a stage cannot be both when = " + Formats.written(when) + " and unless = regression",
                    "remove one of them");
        }
        if (stopped) {
            return Condition.UNLESS_REGRESSION;
        }
        return switch (when) {
            case ALWAYS -> Condition.ALWAYS;
            case ISSUE_OPEN -> Condition.WHEN_ISSUE_OPEN;
            case NEVER -> Condition.NEVER;
        };
    }

    /** A re-release repeats the last wave of the same accounts; any other stage, and one with nothing to repeat, is a wave of its own. */
    private static int wave(Selection accounts, Optional<Part> part, Condition condition, List<Stage> before) {
        int last = before.stream().mapToInt(Stage::wave).max().orElse(0);
        return before.stream()
                .filter(stage -> condition == Condition.WHEN_ISSUE_OPEN
                        && stage.accounts() == accounts
                        && stage.part().equals(part))
                .mapToInt(Stage::wave)
                .max()
                .orElse(last + 1);
    }

    static void placed(Block block, Stage stage, List<Stage> before) {
        if (before.stream().anyMatch(other -> other.name().equals(stage.name()))) {
            block.report("name", "two stages are called \"" + stage.name() + "\"", "give each stage its own name");
        }
        if (before.isEmpty()) {
            return;
        }
        Stage last = before.get(before.size() - 1);
        int days = stage.day().compareTo(last.day());
        if (days < 0) {
            block.report(
                    "day",
                    stage.name() + " on " + stage.day() + " comes after " + last.name() + " on " + last.day(),
                    "list the stages in the order of the week, MONDAY first");
        } else if (days == 0 && stage.window().opens().isBefore(last.window().closes())) {
            block.report(
                    "window",
                    stage.name() + " opens before " + last.name() + " closes at "
                            + last.window().closes(),
                    "open it at " + last.window().closes() + " or later, or on another day");
        }
    }

    private static LocalWindow window(String text) {
        String[] ends = text.split("-", 2);
        return new LocalWindow(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
    }
}
