package io.slipway.study.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.study.gates.Labelled.Kind;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateBenchmarkTest {

    @Test
    void tellsGraveReleasesFromSoundOnes() {
        GateFigures figures = new GateBenchmark(10, 1).run(done -> {});

        assertThat(figures.count(Kind.GRAVE, Ruling::stopped)).isEqualTo(10);
        assertThat(figures.count(Kind.GRAVE, Ruling::completed)).isZero();
        assertThat(figures.count(Kind.SOUND, Ruling::completed)).isEqualTo(10);
        assertThat(figures.minutesAfterEnough(Kind.GRAVE, 0.5)).isBetween(-60.0, 5.0);
        assertThat(figures.suffices()).isTrue();
    }

    @Test
    void givesTheSameAnswerForTheSameSeed() {
        assertThat(new GateBenchmark(2, 7).run(done -> {})).isEqualTo(new GateBenchmark(2, 7).run(done -> {}));
        assertThat(Labelled.releases(5, 7)).isNotEqualTo(Labelled.releases(5, 8));
    }

    @Test
    void drawsEachKindWithinItsBounds() {
        List<Labelled> releases = Labelled.releases(100, 3);

        assertThat(releases)
                .filteredOn(one -> one.kind() == Kind.GRAVE)
                .hasSize(100)
                .allMatch(one -> one.ratio() >= 1.5 && one.ratio() <= 3);
        assertThat(releases)
                .filteredOn(one -> one.kind() == Kind.SOUND)
                .hasSize(100)
                .allMatch(one -> one.ratio() == 1);
        assertThat(releases)
                .filteredOn(one -> one.kind() == Kind.SLIGHT)
                .hasSize(20)
                .allMatch(one -> one.ratio() >= 1.1 && one.ratio() < 1.5);
    }

    @Test
    void countsFalseAlarmsAndMisses() {
        GateFigures figures = new GateFigures(List.of(
                ruling(Kind.GRAVE, true),
                ruling(Kind.GRAVE, true),
                ruling(Kind.GRAVE, false),
                ruling(Kind.SOUND, true),
                ruling(Kind.SOUND, false),
                ruling(Kind.SLIGHT, true)));

        assertThat(figures.recall()).isEqualTo(new Proportion(2, 3));
        assertThat(figures.precision()).isEqualTo(new Proportion(2, 3));
        assertThat(figures.suffices()).isFalse();
    }

    /** Clopper and Pearson's limits as every table has them. */
    @Test
    void boundsAProportion() {
        Proportion nine = new Proportion(9, 10);

        assertThat(nine.low()).isCloseTo(0.5550, within(1e-4));
        assertThat(nine.high()).isCloseTo(0.9975, within(1e-4));
        assertThat(new Proportion(10, 10).low()).isCloseTo(0.6915, within(1e-4));
        assertThat(new Proportion(10, 10).high()).isEqualTo(1);
        assertThat(new Proportion(0, 10).low()).isZero();
    }

    /** Twice the normal quantile of 2.5 %, over the difference of the logarithms. */
    @Test
    void knowsHowMuchTheOptimalTestNeeds() {
        OptimalTest test = new OptimalTest(1, Math.E, 0.025, 0.025);
        double events = 2 * Math.pow(2 * 1.959964, 2);

        assertThat(test.share(events / 0.01, events / 0.01, 0.01, 1)).isCloseTo(1, within(1e-6));
    }

    private static Ruling ruling(Kind kind, boolean stopped) {
        return new Ruling(new Labelled(1, kind, "error-rate", 2), stopped, !stopped, OptionalDouble.of(0));
    }
}
