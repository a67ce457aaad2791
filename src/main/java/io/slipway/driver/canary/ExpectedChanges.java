package io.slipway.driver.canary;

import com.typesafe.config.ConfigFactory;
import io.slipway.conf.Block;
import io.slipway.conf.Formats;
import io.slipway.conf.Reading;
import io.slipway.judge.value.ExpectedChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Declared behaviour changes: {@code expected = [ { feature = "user.*", until = "2026-12-01", reason = "..." } ]}. */
public final class ExpectedChanges {

    private ExpectedChanges() {}

    /** @throws io.slipway.conf.InvalidFile with everything that is wrong with the file */
    public static List<ExpectedChange> read(Path file) {
        Reading reading = Reading.of(file);
        Block root = reading.root();
        List<ExpectedChange> changes = new ArrayList<>();
        for (Block block : root.blocks("expected", ConfigFactory.empty().root())) {
            changes.add(new ExpectedChange(
                    block.get("feature", Formats.TEXT),
                    block.get("until", Formats.DATE),
                    block.find("reason", Formats.TEXT).orElse("")));
            block.end();
        }
        if (!root.has("expected")) {
            root.report("expected", "declares nothing", "write expected = [ { feature = \"...\", until = \"...\" } ]");
        }
        root.end();
        reading.end();
        return changes;
    }
}
