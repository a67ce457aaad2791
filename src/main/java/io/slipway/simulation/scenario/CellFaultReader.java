package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.policy.CellId;
import io.slipway.train.CellOutcome;
import java.util.ArrayList;
import java.util.List;

/** Reads the cells of the validation matrix that do not pass, and how cells are named. */
final class CellFaultReader {

    static final Format<CellId> CELL = new Format<>(
            "a cell: suite/cloud/platform",
            "\"performance/aws/emr\"",
            new CellId("unreadable", "unreadable", "unreadable"),
            CellId::parse);

    private static final int MOST_ATTEMPTS = 1_000;

    private CellFaultReader() {}

    static List<CellFault> faults(Block week, int patches) {
        List<CellFault> faults = new ArrayList<>();
        for (Block block : week.blocks("cells", Defaults.of("cell-fault"))) {
            faults.add(new CellFault(
                    block.get("build", Formats.whole(0, patches)),
                    block.get("cell", CELL),
                    block.get("outcome", Formats.choice(CellOutcome.class)),
                    block.get("attempts", Formats.whole(1, MOST_ATTEMPTS))));
            block.end();
        }
        return faults;
    }
}
