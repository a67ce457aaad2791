package io.slipway.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.value.Reply.Refused;
import io.slipway.judge.value.Verdict.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final SampleJudge JUDGE =
            new SampleJudge(new VectorComparison(Tolerance.EXACT, Duration.ZERO), List.of());

    private final Tally tally = new Tally();
    private long line;

    @Test
    void passesWhenAllAgree() {
        add(100, "a=1 b=2", "a=1 b=2", "a=1 b=2");

        assertThat(verdict(1.0)).isEqualTo(new Verdict(Outcome.PASS, List.of()));
    }

    @Test
    void failsForOneRegression() {
        add(1_000, "a=1", "a=1", "a=1");
        add(1, "a=1", "a=2", "a=1");

        assertThat(verdict(0.9)).isEqualTo(new Verdict(Outcome.FAIL, List.of("w/s: a differs in 1 sample")));
    }

    @Test
    void isInconclusiveWithoutSamples() {
        assertThat(verdict(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWhenEverySampleIsRefusedAlike() {
        add(100, new Refused(401), new Refused(401), new Refused(401));

        assertThat(verdict(0))
                .isEqualTo(new Verdict(Outcome.INCONCLUSIVE, List.of("no sample tells anything of the candidate")));
    }

    @Test
    void isInconclusiveBelowTheCoverageOfAFeature() {
        add(94, "a=1 b=2", "a=1 b=2", "a=1 b=2");
        add(6, "a=1 b=2", "a=1 b=2", "a=1 b=3");

        assertThat(verdict(0.94).outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict(0.95))
                .isEqualTo(new Verdict(
                        Outcome.INCONCLUSIVE,
                        List.of("w/s: b compared in only 94.00 % (needed: 95.00 %) of its samples")));
    }

    @Test
    void holdsNoDeclaredFeatureToTheCoverage() {
        add(10, "a=1 b=2", "a=1 b=2", "a=1 b=3");

        ExpectedChange declared = new ExpectedChange("b", LocalDate.MAX, "");
        assertThat(Verdict.of(tally, 0.95, List.of(declared), Optional.empty()).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void isInconclusiveBelowTheCoverageOfTheLines() {
        add(94, "a=1", "a=1", "a=1");
        for (int i = 0; i < 6; i++) {
            tally.malformed();
        }

        assertThat(verdict(0.95).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveWhenBrokenOff() {
        add(100, "a=1", "a=1", "a=1");

        assertThat(Verdict.of(tally, 0.95, List.of(), Optional.of("interrupted")))
                .isEqualTo(new Verdict(Outcome.INCONCLUSIVE, List.of("interrupted")));
    }

    @Test
    void isInconclusiveWhenThereAreMoreFeaturesThanItCanTellApart() {
        for (int i = 0; i <= Tally.MOST_SUBJECTS; i++) {
            add(1, "f" + i + "=1", "f" + i + "=1", "f" + i + "=1");
        }

        assertThat(tally.hasOverflowed()).isTrue();
        assertThat(verdict(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void isTheSameInWhateverOrderSamplesCome() {
        List<Long> lines = new ArrayList<>();
        for (long i = 1; i <= 50; i++) {
            lines.add(i);
        }
        Collections.shuffle(lines, new Random(1));
        for (long each : lines) {
            line = each - 1;
            add(1, "a=1", "a=2", "a=1");
        }

        assertThat(tally.worstFirst().get(0).counts().examples(Classification.REGRESSION))
                .extracting(example -> example.sample().line())
                .containsExactly(1L, 2L, 3L);
    }

    private void add(int count, String baseline, String candidate, String again) {
        add(count, Vectors.answered(baseline), Vectors.answered(candidate), Vectors.answered(again));
    }

    private void add(int count, Reply baseline, Reply candidate, Reply again) {
        for (int i = 0; i < count; i++) {
            line++;
            tally.add(new Sample(line, "w/s", "k=" + line), JUDGE.judge(baseline, candidate, again));
        }
    }

    private Verdict verdict(double minCoverage) {
        return Verdict.of(tally, minCoverage, List.of(), Optional.empty());
    }
}
