package io.slipway.study.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.study.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A study. */
class StudyTest {

    @Test
    void saysTheSameWhateverTheNumberOfThreads() {
        assertThat(told(run(1, 40))).isEqualTo(told(run(3, 40)));
    }

    @Test
    void goesOnWhereAShorterOneEnded() {
        assertThat(told(run(2, 40))).startsWith(told(run(2, 15)).toArray(String[]::new));
    }

    @Test
    void givesEachReplicationAFateOfItsOwn() {
        Samples samples = run(2, 40);

        assertThat(Arrays.stream(samples.values(0, Figure.EXPOSURE)).boxed())
                .contains(0.0)
                .anyMatch(minutes -> minutes > 0);
        assertThat(Arrays.stream(samples.values(0, Figure.SURGE)).distinct().count())
                .as("different surges of 40 replications")
                .isGreaterThan(30);
    }

    @Test
    void endsWithWhatItHasWhenInterrupted() {
        List<Integer> heard = new ArrayList<>();

        Samples samples = study(1, 1_000, OptionalDouble.empty()).run(2, heard::add, () -> heard.size() >= 7);

        assertThat(samples.replications()).isEqualTo(7);
        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void stopsOnceTheIntervalIsNarrowEnough() {
        Samples wide = study(1, 2_000, OptionalDouble.of(40)).run(2, done -> {}, () -> false);
        Samples narrow = study(1, 2_000, OptionalDouble.of(8)).run(2, done -> {}, () -> false);

        assertThat(wide.replications()).isLessThan(narrow.replications()).isPositive();
        assertThat(narrow.replications()).isLessThan(2_000);
        assertThat(narrow.widest(Figure.BEHIND)).isLessThan(8);
        assertThat(narrow.replications() % Stopping.STRIDE).isZero();
    }

    @Test
    void neverHasMoreReplicationsThanAllowed() {
        Samples samples = study(1, 60, OptionalDouble.of(0.001)).run(2, done -> {}, () -> false);

        assertThat(samples.replications()).isEqualTo(60);
    }

    @Test
    void measuresEveryFigureOfAWeekThatShips() {
        Samples samples = run(2, 40);

        assertThat(Figure.values())
                .allSatisfy(figure -> assertThat(
                                Arrays.stream(samples.values(0, figure)).boxed())
                        .as(figure.key())
                        .isNotEmpty()
                        .allMatch(Double::isFinite)
                        .allMatch(value -> value >= 0));
        assertThat(samples.violated()).isZero();
        assertThat(samples.events()).isPositive();
    }

    private static Samples run(int threads, int replications) {
        return study(7, replications, OptionalDouble.empty()).run(threads, done -> {}, () -> false);
    }

    private static Study study(long seed, int most, OptionalDouble width) {
        return new Study(
                Worlds.contenders(Worlds.defects(), "two-waves", "all-at-once"),
                seed,
                new Stopping(most, Figure.BEHIND, width));
    }

    private static List<String> told(Samples samples) {
        List<String> told = new ArrayList<>();
        for (int row = 0; row < samples.replications(); row++) {
            StringBuilder line = new StringBuilder();
            for (int contender = 0; contender < samples.contenders(); contender++) {
                for (Figure figure : Figure.values()) {
                    line.append(samples.value(row, contender, figure)).append(' ');
                }
            }
            told.add(line.toString());
        }
        return told;
    }
}
