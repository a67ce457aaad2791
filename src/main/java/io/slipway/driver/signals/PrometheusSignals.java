package io.slipway.driver.signals;

import io.slipway.driver.signals.PrometheusRules.Counts;
import io.slipway.driver.web.Unanswered;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Series;
import io.slipway.judge.soak.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks a Prometheus. Counts are increases of counters over the stretch, which Prometheus extrapolates: they are rounded to whole events.
 * A query that finds no series has seen nothing, which is too little data; where no series means no bad event, the query must say so
 * itself, by {@code or vector(0)}.
 */
final class PrometheusSignals implements Source {

    private final PrometheusRules rules;
    private final PrometheusApi api;
    private final Optional<Verdicts> verdicts;

    PrometheusSignals(PrometheusRules rules, Optional<Verdicts> verdicts) {
        this.rules = rules;
        this.api = new PrometheusApi(rules);
        this.verdicts = verdicts;
    }

    @Override
    public String name() {
        return "prometheus " + rules.url().getAuthority();
    }

    @Override
    public SortedMap<String, Batch> count(Stretch stretch, List<String> metrics)
            throws Unanswered, InterruptedException {
        SortedMap<String, Batch> counted = new TreeMap<>();
        for (String metric : metrics) {
            Counts counts = rules.counts().get(metric);
            if (counts != null) {
                batch(stretch, counts).ifPresent(batch -> counted.put(metric, batch));
            }
        }
        return counted;
    }

    private Optional<Batch> batch(Stretch stretch, Counts counts) throws Unanswered, InterruptedException {
        long[] numbers = new long[4];
        Query[] queries = {counts.bad(), counts.trials(), counts.bad(), counts.trials()};
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble number = api.number(queries[i].about(stretch, i >= 2), stretch.until());
            if (number.isEmpty() || number.getAsDouble() < 0) {
                return Optional.empty();
            }
            numbers[i] = Math.round(number.getAsDouble());
        }
        // Two counters extrapolated apart may differ by a fraction; far more bad events than trials is a wrong query.
        if (isOdd(numbers[0], numbers[1]) || isOdd(numbers[2], numbers[3])) {
            throw new Unanswered(
                    "more bad events than trials: \"bad\" counts something else than a part of \"trials\"");
        } else if (numbers[1] == 0 || numbers[3] == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Batch(Math.min(numbers[0], numbers[1]), numbers[1], Math.min(numbers[2], numbers[3]), numbers[3]));
    }

    private static boolean isOdd(long bad, long trials) {
        return bad > trials + Math.max(2, trials / 10);
    }

    @Override
    public List<Regression> compare(Stretch stretch) throws Unanswered, InterruptedException {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        return verdicts.get().of(stretch, samples(stretch, false), samples(stretch, true));
    }

    private Samples samples(Stretch stretch, boolean candidate) throws Unanswered, InterruptedException {
        Map<String, Series> series = new TreeMap<>();
        for (Map.Entry<String, Query> entry : rules.values().entrySet()) {
            series.put(
                    entry.getKey(),
                    series(api.values(
                            entry.getValue().about(stretch, candidate),
                            stretch.from(),
                            stretch.until(),
                            rules.step())));
        }
        return Samples.of(series);
    }

    private static Series series(List<String> texts) throws Unanswered {
        if (texts.size() > Series.MOST) {
            throw new Unanswered("more than " + Series.MOST + " values of one metric; make step or the query coarser");
        }
        List<Double> values = new ArrayList<>();
        int nans = 0;
        long infinite = 0;
        for (String text : texts) {
            Optional<Double> value = PrometheusApi.parsed(text);
            if (value.isEmpty()) {
                infinite++;
            } else if (Double.isNaN(value.get())) {
                nans++;
            } else {
                values.add(value.get());
            }
        }
        Map<String, Long> malformed = infinite == 0 ? Map.of() : Map.of("infinite", infinite);
        return new Series(values.stream().mapToDouble(Double::doubleValue).toArray(), nans, malformed);
    }
}
