package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the block {@code signals} of a policy. */
final class SoakReader {

    private static final int METRICS = 50;
    private static final int MOST_PER_MILLE = 64_000;

    private static final Format<Integer> RATIO =
            new Format<>("a ratio from 1 to 64, with at most three decimals", "1.5", 1_000, SoakReader::perMille);

    private static final Format<Integer> CHANCE =
            new Format<>("a chance from 0.0001% to 50%", "0.1%", 1_000, SoakReader::perMillion);

    private SoakReader() {}

    /** Empty only if something was reported. */
    static Optional<SoakRules> rules(Block given) {
        Block block = given.over(Defaults.of("signals"));
        List<Signal> signals = new ArrayList<>();
        List<Block> blocks = block.blocks("watch", Defaults.of("signal"));
        if (blocks.isEmpty() || blocks.size() > METRICS) {
            block.report(
                    "watch",
                    "a soak watches 1 to " + METRICS + " metrics, found " + blocks.size(),
                    "write watch = [ { metric = error-rate, regression = 1.5 } ], or remove signals");
        }
        blocks.forEach(element -> signal(element, signals).ifPresent(signals::add));
        var every = block.get("every", Formats.positiveDuration());
        var deadline = block.get("deadline", Formats.duration());
        var onTooLittleData = block.get("on-too-little-data", Formats.choice(SoakRules.OnTooLittle.class));
        block.end();
        return block.sound() ? Optional.of(new SoakRules(signals, every, deadline, onTooLittleData)) : Optional.empty();
    }

    private static Optional<Signal> signal(Block block, List<Signal> before) {
        String metric = block.get("metric", Formats.NAME);
        boolean critical = block.get("critical", Formats.FLAG);
        int allowed = block.get("allowed", RATIO);
        int regression = block.get("regression", RATIO);
        int alpha = block.get("alpha", CHANCE);
        int beta = block.get("beta", CHANCE);
        block.end();
        if (block.sound() && regression <= allowed) {
            block.report(
                    "regression",
                    "the regression that must be found must be larger than what is allowed",
                    "make regression larger, or allowed smaller");
        }
        if (block.sound() && before.stream().anyMatch(other -> other.metric().equals(metric))) {
            block.report("metric", "two signals watch \"" + metric + "\"", "remove one of them");
        }
        return block.sound()
                ? Optional.of(new Signal(metric, critical, allowed, regression, alpha, beta))
                : Optional.empty();
    }

    private static int perMille(String text) {
        return within(new BigDecimal(text.strip()).movePointRight(3), 1_000, MOST_PER_MILLE);
    }

    private static int perMillion(String text) {
        boolean percent = text.endsWith("%");
        BigDecimal value =
                new BigDecimal(percent ? text.substring(0, text.length() - 1).strip() : text.strip());
        return within(value.movePointRight(percent ? 4 : 6), 1, 500_000);
    }

    private static int within(BigDecimal value, int least, int most) {
        int whole = value.intValueExact();
        if (whole < least || whole > most) {
            throw new IllegalArgumentException(String.valueOf(whole));
        }
        return whole;
    }
}
