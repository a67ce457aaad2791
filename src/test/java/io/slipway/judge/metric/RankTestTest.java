package io.slipway.judge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples and the answers are those that Kayenta's own tests publish, some of them computed with R. */
class RankTestTest {

    /** To which the ends of an interval are searched. */
    private static final double RESOLUTION = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "ten-and-ten,   EITHER,   0.10, 0.95, PASS",
        "ten-to-twenty, EITHER,   0.10, 0.95, HIGH",
        "ten-to-twenty, INCREASE, 0.10, 0.95, HIGH",
        "ten-to-twenty, DECREASE, 0.10, 0.95, PASS",
        "twenty-to-ten, EITHER,   0.10, 0.95, LOW",
        "twenty-to-ten, DECREASE, 0.10, 0.95, LOW",
        "twenty-to-ten, INCREASE, 0.10, 0.95, PASS",
        "mostly-zero,   EITHER,   0.10, 0.95, HIGH"
    })
    void classifiesAsPublished(String name, Direction direction, double tolerance, double confidence, Label label) {
        Published samples = Published.of(name);
        Metric metric = Metrics.with(
                Metrics.named(name), direction, tolerance, EffectBounds.none(Measure.MEAN_RATIO), NanStrategy.REMOVE);

        RankTest.Result result = RankTest.classify(
                metric, samples.baseline().values(), samples.candidate().values(), confidence);

        assertThat(result.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "cles-pass, CLES, 0.5, 0.8, 0.2, 0.98, PASS",
        "cles-high, CLES, 0.2, 0.8, 0.2, 0.98, HIGH",
        "cles-low, CLES, 0.2, 0.8, 0.2, 0.98, LOW",
        "twenty-to-ten, MEAN_RATIO, 0.8, 1.2, 0.1, 0.95, LOW",
        "mostly-zero, MEAN_RATIO, 1.0, 5.0, 0.1, 0.95, PASS"
    })
    void holdsTheEffectAgainstItsBoundsAsPublished(
            String name, Measure measure, double low, double high, double tolerance, double confidence, Label label) {
        Published samples = Published.of(name);
        EffectBounds bounds = new EffectBounds(measure, low, high, low, high);
        Metric metric = Metrics.with(Metrics.named(name), Direction.EITHER, tolerance, bounds, NanStrategy.REMOVE);

        RankTest.Result result = RankTest.classify(
                metric, samples.baseline().values(), samples.candidate().values(), confidence);

        assertThat(result.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "halves, 0.95, -0.500002521696696, -0.4999393907180323, -3.486287505871302E-5",
        "halves-many, 0.98, -0.4999173250549087, -3.45044082729315E-5, -6.912685789769486E-6",
        "mostly-zero-r, 0.95, 3.521755377702165E-5, 2.6279243045155653E-5, 2.02456461662334E-5"
    })
    void findsTheShiftThatRFinds(String name, double confidence, double low, double estimate, double high) {
        Published samples = Published.of(name);

        Shift shift = Shift.of(samples.candidate().values(), samples.baseline().values(), confidence, RESOLUTION);

        assertThat(shift.low()).isCloseTo(low, within(2 * RESOLUTION));
        assertThat(shift.estimate()).isCloseTo(estimate, within(2 * RESOLUTION));
        assertThat(shift.high()).isCloseTo(high, within(2 * RESOLUTION));
    }

    @Test
    void countsTheRankSumAsRDoes() {
        Published samples = Published.of("mostly-zero-r");
        double[] candidate = samples.candidate().values();
        double[] baseline = samples.baseline().values();

        assertThat(Shift.excess(-3.124999999999986, candidate, baseline))
                .isCloseTo(17.090968923762254 + 1.9599639845400536, within(2 * RESOLUTION));
        assertThat(Shift.excess(5.555555555555557, candidate, baseline))
                .isCloseTo(-20.997687930433106 + 1.9599639845400536, within(2 * RESOLUTION));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 1            | 1 1 1          | DECREASE | PASS
            5 4 3 2 1      | 1 2 3 4 5      | DECREASE | PASS
            1 1 1 1 1      | 0 1 1 1 1      | DECREASE | PASS
            1 1 1 1 1      | 1 1 1 1 10     | EITHER   | PASS
            1 1 1 1 1      | 10 10 10 10 10 | EITHER   | HIGH
            0 0 0 0 0      | 10 10 10 10 10 | EITHER   | HIGH
            10 10 10 10 10 | 1 1 1 1 1      | EITHER   | LOW
            0 0 0 0 0      | 54.9 54.5 55.1 55.6 57.4 | EITHER | HIGH
            54.9 54.5 55.1 55.6 57.4 | 0 0 0 0 0 | EITHER | LOW
            1 2.2 1.1 2.5 3 | 20 22 21 25 30 | EITHER | HIGH
            10 20.2 10.1 20.5 30 | 2 2 2 2 3 | EITHER | LOW
            ''             | 1 2            | EITHER   | NODATA
            1 2            | ''             | EITHER   | NODATA
            3              | 4              | EITHER   | HIGH
            1              | 1 2            | EITHER   | PASS
            """)
    void knowsTiesConstantsAndTinySamples(String baseline, String candidate, Direction direction, Label label) {
        RankTest.Result result =
                RankTest.classify(Metrics.minding(direction), numbers(baseline), numbers(candidate), 0.95);

        assertThat(result.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"0, HIGH", "0.9, PASS"})
    void wantsTheIntervalToClearTheTolerance(double tolerance, Label label) {
        Metric metric = Metrics.with(
                Metrics.named("m"),
                Direction.EITHER,
                tolerance,
                EffectBounds.none(Measure.MEAN_RATIO),
                NanStrategy.REMOVE);

        RankTest.Result result = RankTest.classify(
                metric, numbers("1 2 3 4 5 6 7 8"), numbers("6 7.1 8.2 9.3 10.4 11.5 12.6 13.7"), 0.95);

        assertThat(result.label()).isEqualTo(label);
    }

    @Test
    void takesMissingSamplesForZerosOnlyIfTold() {
        Metric replacing = Metrics.with(
                Metrics.named("m"),
                Direction.DECREASE,
                0.1,
                EffectBounds.none(Measure.MEAN_RATIO),
                NanStrategy.REPLACE);

        RankTest.Result result = RankTest.classify(replacing, numbers("1 2 3 4 5"), new double[0], 0.95);

        assertThat(result.label()).as("as Kayenta; the judge still blocks").isEqualTo(Label.PASS);
    }

    private static double[] numbers(String text) {
        return text.isEmpty()
                ? new double[0]
                : java.util.Arrays.stream(text.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
