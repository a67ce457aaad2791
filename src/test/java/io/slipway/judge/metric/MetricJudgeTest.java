package io.slipway.judge.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricJudgeTest {

    private final Metric one = Metrics.named("one");
    private final Metric two = Metrics.named("two");
    private final MetricPlan plan = Metrics.plan(Correction.HOLM, one, two);

    @Test
    void passesACandidateLikeItsBaseline() {
        Judgement judgement = MetricJudge.judge(plan, both(100, 1), both(100, 2));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.score().total()).isEqualTo(100);
    }

    @Test
    void failsWhereEveryMetricRegressed() {
        Judgement judgement = MetricJudge.judge(plan, both(100, 1), both(200, 2));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).contains("one, two");
        assertThat(judgement.evidence())
                .allSatisfy(evidence -> assertThat(evidence.sentence()).contains("is high", "median", "shift", "p "));
    }

    @Test
    void isInconclusiveBetweenMarginalAndPass() {
        MetricPlan lenient = new MetricPlan(plan.metrics(), 0.02, Correction.HOLM, Map.of(), 95, 40, 0);

        assertThat(MetricJudge.judge(lenient, both(100, 1), mixed(100, 200, 2)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void failsByOneCriticalMetricAlone() {
        Metric critical = Metrics.critical(two, new EffectBounds(Measure.MEAN_RATIO, 1, 1.1, 1, 1.5));
        MetricPlan strict = new MetricPlan(
                Metrics.plan(Correction.HOLM, one, critical).metrics(), 0.02, Correction.HOLM, Map.of(), 10, 5, 0);

        Judgement beyond = MetricJudge.judge(strict, both(100, 1), mixed(100, 200, 2));
        Judgement within = MetricJudge.judge(strict, both(100, 1), mixed(100, 130, 2));

        assertThat(beyond.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(beyond.score().total()).isZero();
        assertThat(within.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void isInconclusiveWithoutData() {
        Judgement judgement = MetricJudge.judge(plan, both(100, 1), Samples.of(Map.of("one", series(100, 50, 2))));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.evidence().get(1).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(MetricJudge.judge(plan, Samples.of(Map.of()), Samples.of(Map.of()))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWithoutDataEvenWhereMissingSamplesStandForZeros() {
        Metric replacing = Metrics.with(one, Direction.EITHER, 0.25, one.bounds(), NanStrategy.REPLACE);
        Samples nothing = Samples.of(Map.of("one", new Series(new double[0], 60, Map.of())));

        assertThat(MetricJudge.judge(Metrics.plan(Correction.HOLM, replacing), nothing, nothing)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWithTooLittleData() {
        Samples few = Samples.of(Map.of("one", series(100, 9, 1), "two", series(100, 50, 1)));

        assertThat(MetricJudge.judge(plan, few, both(500, 2)).evidence().get(0).outcome())
                .isEqualTo(Outcome.TOO_LITTLE_DATA);
    }

    @Test
    void isInconclusiveWithOneMalformedSample() {
        Series marred = new Series(series(100, 50, 2).values(), 0, Map.of("empty", 1L));
        Samples candidate = Samples.of(Map.of("one", marred, "two", series(100, 50, 3)));

        Judgement judgement = MetricJudge.judge(plan, both(100, 1), candidate);

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.evidence().get(0).sentence()).contains("1 empty");
    }

    @Test
    void isInconclusiveWhereTheSearchIsTooCoarse() {
        Judgement judgement = MetricJudge.judge(Metrics.plan(Correction.HOLM, one), scaled(1e-6, 1), scaled(1e-6, 2));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.evidence().get(0).sentence()).contains("set a smaller resolution");
    }

    @Test
    void passesTwoConstantsThatAreEqualAndFailsTwoThatDiffer() {
        MetricPlan alone = Metrics.plan(Correction.HOLM, one);

        assertThat(MetricJudge.judge(alone, constant(0), constant(0)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(MetricJudge.judge(alone, constant(1), constant(2)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void raisesFewerFalseAlarmsOverManyMetricsWithTheCorrection() {
        Metric[] many = IntStream.range(0, 20)
                .mapToObj(i ->
                        Metrics.with(Metrics.named("m" + i), Direction.EITHER, 0, one.bounds(), NanStrategy.REFUSE))
                .toArray(Metric[]::new);

        long corrected = alarms(Metrics.plan(Correction.HOLM, many));
        long bare = alarms(Metrics.plan(Correction.NONE, many));

        assertThat(corrected).isLessThanOrEqualTo(5);
        assertThat(bare)
                .as("with 20 looks at 2 %% each, one in three judgements has one")
                .isGreaterThan(15);
    }

    private static long alarms(MetricPlan plan) {
        return IntStream.range(0, 100)
                .filter(seed -> MetricJudge.judge(plan, many(2L * seed), many(2L * seed + 1)).evidence().stream()
                        .anyMatch(evidence -> evidence.outcome() == Outcome.REGRESSION))
                .count();
    }

    private static Samples many(long seed) {
        Map<String, Series> series = new java.util.TreeMap<>();
        IntStream.range(0, 20).forEach(i -> series.put("m" + i, series(100, 40, seed * 20 + i)));
        return Samples.of(series);
    }

    private static Samples both(double mean, long seed) {
        return mixed(mean, mean, seed);
    }

    private static Samples mixed(double first, double second, long seed) {
        return Samples.of(Map.of("one", series(first, 50, seed), "two", series(second, 50, seed + 1_000)));
    }

    private static Samples scaled(double mean, long seed) {
        return Samples.of(Map.of("one", series(mean, 50, seed)));
    }

    private static Samples constant(double value) {
        return Samples.of(Map.of(
                "one", Series.of(IntStream.range(0, 50).mapToDouble(i -> value).toArray())));
    }

    private static Series series(double mean, int count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return Series.of(IntStream.range(0, count)
                .mapToDouble(i -> mean * (1 + 0.1 * chance.nextGaussian()))
                .toArray());
    }
}
