package io.slipway.conf.metric;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.judge.metric.Correction;
import io.slipway.judge.metric.Direction;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.NanStrategy;
import io.slipway.judge.metric.Outliers;
import io.slipway.judge.power.Expected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads metrics files; the keys and their defaults are those of {@code judgement} and {@code metric} in {@code defaults.conf}. */
public final class MetricsReader {

    private static final int METRICS = 1_000;
    private static final Format<Double> CHANCE =
            Formats.SHARE.where(value -> value > 0 && value < 1, "a chance between 0% and 100%, neither included");
    private static final Format<Double> PART = Formats.SHARE.where(value -> value < 1, "a share from 0% to below 100%");

    private final List<Metric> metrics = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();

    private MetricsReader() {}

    /**
     * Reads a metrics file.
     *
     * @throws InvalidFile if it is not one
     */
    public static MetricsFile read(Path file) {
        return read(Reading.of(file));
    }

    static MetricsFile read(Reading reading) {
        return new MetricsReader().file(reading);
    }

    private MetricsFile file(Reading reading) {
        Block root = reading.root(Defaults.of("judgement"));
        metrics(root);
        Map<String, Double> weights = weights(root);
        double alpha = root.get("alpha", CHANCE);
        Correction correction = root.get("correction", Formats.choice(Correction.class));
        double malformed = root.get("malformed-at-most", PART);
        double pass = root.get("pass", Decimals.between(0, 100));
        double marginal = root.get("marginal", Decimals.between(0, 100));
        if (marginal > pass) {
            root.report("marginal", "\"marginal\" is above \"pass\"", "write at most marginal = " + pass);
        }
        Block soak = root.block("soak");
        Duration duration = soak.get("duration", Formats.positiveDuration());
        double power = soak.get("power", CHANCE);
        soak.end();
        root.end();
        reading.end();
        return new MetricsFile(
                new MetricPlan(metrics, alpha, correction, weights, pass, marginal, malformed),
                expected,
                duration,
                power);
    }

    private void metrics(Block root) {
        List<Block> blocks = root.blocks("metrics", Defaults.of("metric"));
        if (blocks.isEmpty() || blocks.size() > METRICS) {
            root.report(
                    "metrics",
                    "\"metrics\" must list 1 to " + METRICS + " metrics",
                    "write for example metrics = [ { name = error-rate, direction = increase } ]");
        }
        for (Block block : blocks) {
            Metric metric = metric(block);
            if (metrics.stream().anyMatch(other -> other.name().equals(metric.name()))) {
                block.report("name", "the metric \"" + metric.name() + "\" stands here twice", "rename or remove one");
            }
            metrics.add(metric);
            if (block.has("expect")) {
                expected.add(expected(metric, block.block("expect")));
            }
            block.end();
        }
    }

    private static Metric metric(Block block) {
        return new Metric(
                block.get("name", Formats.TEXT),
                block.get("group", Formats.NAME),
                block.get("direction", Formats.choice(Direction.class)),
                block.get("critical", Formats.FLAG),
                block.get("muted", Formats.FLAG),
                block.get("tolerance", PART),
                block.get("resolution", Decimals.between(Double.MIN_NORMAL, 1e9)),
                BoundsReader.read(block.block("effect")),
                block.get("outliers", Formats.choice(Outliers.class)),
                block.get("outlier-factor", Decimals.between(0, 1e6)),
                block.get("nan", Formats.choice(NanStrategy.class)),
                block.get("least-samples", Formats.whole(2, 100_000)));
    }

    private static Expected expected(Metric metric, Block block) {
        Expected expected = new Expected(
                metric,
                block.get("regression", Decimals.percent(1, 6_300)),
                block.get("per-minute", Decimals.between(1e-3, 1e9)),
                block.find("spread", Decimals.percent(0.1, 10_000)),
                block.find("rate", CHANCE));
        if (expected.spread().isPresent() == expected.rate().isPresent()) {
            block.report(
                    "spread",
                    "\"expect\" needs either \"spread\" (of values) or \"rate\" (of bad events)",
                    "add for example spread = 50%, or remove one of the two");
        }
        boolean gone = metric.direction() == Direction.DECREASE && expected.regression() >= 1;
        boolean over = expected.rate()
                .filter(rate -> rate * (1 + expected.regression()) > 1)
                .isPresent();
        if (gone || over) {
            block.report("regression", "\"regression\" leaves the range of the metric", "write a smaller regression");
        }
        if (metric.direction() == Direction.DECREASE && expected.rate().isPresent()) {
            block.report("rate", "events are watched for an increase only", "count the bad ones, or give a spread");
        }
        block.end();
        return expected;
    }

    private static Map<String, Double> weights(Block root) {
        Map<String, Double> weights = new TreeMap<>();
        for (Block block : root.blocks("groups", Defaults.of("group"))) {
            weights.put(block.get("name", Formats.NAME), block.get("weight", Decimals.between(0, 100)));
            block.end();
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 100) {
            root.report("groups", "the weights sum up to " + sum, "let them sum up to 100 at most");
        }
        return weights;
    }
}
