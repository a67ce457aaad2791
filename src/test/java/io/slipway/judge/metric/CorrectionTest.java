package io.slipway.judge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The values agree with {@code p.adjust} of R. */
class CorrectionTest {

    private final double[] values = {0.04, 0.01, 0.03, 0.005};

    @Test
    void stepsUpWithHolm() {
        assertThat(Correction.HOLM.adjusted(values, 4))
                .containsExactly(new double[] {0.06, 0.03, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void stepsDownWithBenjaminiAndHochberg() {
        assertThat(Correction.BENJAMINI_HOCHBERG.adjusted(values, 4))
                .containsExactly(new double[] {0.04, 0.02, 0.04, 0.02}, within(1e-12));
    }

    @Test
    void leavesThemAloneIfTold() {
        assertThat(Correction.NONE.adjusted(values, 4)).containsExactly(values);
    }
}
