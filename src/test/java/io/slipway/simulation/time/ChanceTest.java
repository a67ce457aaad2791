package io.slipway.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.simulation.time.Chance.Purpose;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final long ACME = Chance.key("job/acme/clicks");

    private final Chance chance = new Chance(7);

    @Test
    void drawsTheSameForTheSameName() {
        assertThat(new Chance(7).at(ACME, Purpose.DRAIN, 3)).isEqualTo(chance.at(ACME, Purpose.DRAIN, 3));
    }

    @Test
    void drawsAnotherForAnotherSeedOwnerPurposeOrNumber() {
        assertThat(DoubleStream.of(
                        chance.at(ACME, Purpose.DRAIN, 3),
                        new Chance(8).at(ACME, Purpose.DRAIN, 3),
                        chance.at(Chance.key("job/acme/orders"), Purpose.DRAIN, 3),
                        chance.at(ACME, Purpose.CRASH, 3),
                        chance.at(ACME, Purpose.DRAIN, 4)))
                .doesNotHaveDuplicates();
    }

    /** A recorded seed must tell the same story for ever, so these numbers never change. */
    @Test
    void keepsItsNumbers() {
        assertThat(chance.at(ACME, Purpose.START_UP, 2)).isEqualTo(0.879595631216926);
        assertThat(chance.at(ACME, Purpose.ENTITY_CRASH, 0)).isEqualTo(0.914354105573552);
    }

    @Test
    void isUniformAndNeverReachesAnEnd() {
        double[] draws = LongStream.range(0, 100_000)
                .mapToDouble(number -> chance.at(ACME, Purpose.CATCH_UP, number))
                .toArray();

        assertThat(DoubleStream.of(draws).allMatch(u -> u > 0 && u < 1)).isTrue();
        assertThat(DoubleStream.of(draws).average().orElseThrow()).isCloseTo(0.5, within(0.005));
        assertThat(DoubleStream.of(draws).filter(u -> u < 0.1).count()).isBetween(9_600L, 10_400L);
    }
}
