package io.slipway.study.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.study.figure.Figure;
import io.slipway.study.figure.Observer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A comparison. */
class ComparisonTest {

    private static final List<Contender> THREE =
            Worlds.contenders(Worlds.defects(), "two-waves", "all-at-once", "two-waves");

    @Test
    void findsThatAllAtOnceExposesMoreAccountsAndIsSooner() {
        Comparison comparison = compare(THREE.subList(0, 2), 5, 150);

        assertThat(comparison.standing(Figure.EXPOSURE).leaders()).containsExactly(0);
        assertThat(comparison.standing(Figure.EXPOSURE).isWon()).isTrue();
        assertThat(comparison.standing(Figure.BEHIND).leaders()).containsExactly(1);
        assertThat(comparison.difference(Figure.BEHIND, 0, 1).isResolved()).isTrue();
        assertThat(new Verdict(comparison, Figure.EXPOSURE).sentence())
                .startsWith("two-waves wins on exposure by ")
                .contains(" account-minutes a week (")
                .contains("all-at-once wins on ")
                .endsWith(".");
    }

    @Test
    void neverCallsAPolicyDifferentFromItself() {
        List<Contender> twice = List.of(THREE.get(0), THREE.get(2));

        for (long seed = 1; seed <= 200; seed++) {
            Comparison comparison = compare(twice, seed, 12);

            for (Figure figure : Figure.judged()) {
                assertThat(comparison.differences(figure))
                        .as("seed %d, %s", seed, figure)
                        .allMatch(difference -> !difference.isResolved())
                        .allMatch(difference -> difference.paired().isNone());
            }
            assertThat(new Verdict(comparison, Figure.EXPOSURE).sentence())
                    .isEqualTo("There is no difference on exposure.");
        }
    }

    /** Without common random numbers nothing is equal by construction: here only the correction keeps noise from being called a win. */
    @Test
    @Tag("thorough")
    void callsNoiseAWinInAtMostOneOfTwentyStudies() {
        int alarms = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Comparison comparison = new Comparison(List.of(THREE.get(0), THREE.get(2)), unpaired(seed, 60));
            alarms += Figure.judged().stream()
                            .anyMatch(figure ->
                                    comparison.differences(figure).stream().anyMatch(Difference::isResolved))
                    ? 1
                    : 0;
        }

        assertThat(alarms)
                .as("of 200 studies, 10 expected at most, 18 with luck of one in a hundred")
                .isLessThan(18);
    }

    @Test
    void saysHowManyMoreWeeksWouldTell() {
        Comparison comparison = compare(THREE.subList(0, 2), 5, 12);

        assertThat(comparison.standing(Figure.EXPOSURE).isWon()).isFalse();
        assertThat(comparison.standing(Figure.EXPOSURE).moreWeeks()).isPositive();
        assertThat(new Verdict(comparison, Figure.EXPOSURE).sentence())
                .startsWith("Not resolved on exposure: two-waves and all-at-once cannot be told apart, about ")
                .contains(" are needed");
    }

    @Test
    void keepsOnTheFrontWhatIsBestAtSomething() {
        Comparison comparison = compare(THREE, 5, 150);

        Front both = Front.of(comparison, List.of(Figure.EXPOSURE, Figure.BEHIND));
        Front one = Front.of(comparison, List.of(Figure.EXPOSURE));

        assertThat(both.dominated()).isEmpty();
        assertThat(one.dominated()).containsOnlyKeys(1).containsEntry(1, 0);
    }

    @Test
    void countsEveryPairAndFigureInItsCorrection() {
        Comparison comparison = compare(THREE, 5, 12);

        assertThat(comparison.family()).isEqualTo(3 * Figure.judged().size());
    }

    private static Comparison compare(List<Contender> contenders, long seed, int replications) {
        Study study = new Study(contenders, seed, Stopping.after(replications, Figure.EXPOSURE));
        return new Comparison(contenders, study.run(2, done -> {}, () -> false));
    }

    private static Samples unpaired(long seed, int replications) {
        Samples samples = new Samples(2);
        Seeds first = new Seeds(seed);
        Seeds second = new Seeds(-seed);
        for (int i = 0; i < replications; i++) {
            samples.add(List.of(
                    Observer.observe(THREE.get(0).scenario().withSeed(first.of(i))),
                    Observer.observe(THREE.get(2).scenario().withSeed(second.of(i)))));
        }
        return samples;
    }
}
