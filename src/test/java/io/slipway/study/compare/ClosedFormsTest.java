package io.slipway.study.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.scenario.Latency;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a study finds is what mathematics says, where mathematics says it. Seeds are fixed, so a test that holds holds for good. */
class ClosedFormsTest {

    /**
     * N handoffs, exponential with mean m, c at once: while more than c are left one ends every m/c, and the last c end as the
     * slowest of those that are left: m (N - c)/c + m (1 + 1/2 + ... + 1/c).
     */
    @ParameterizedTest
    @CsvSource({"24, 1", "24, 4", "24, 24", "5, 8"})
    void aWaveTakesAsLongAsItsHandoffsUnderTheCap(int accounts, int cap) {
        double mean = 1.0 / 60; // hours
        int atOnce = Math.min(accounts, cap);
        double harmonic =
                IntStream.rangeClosed(1, atOnce).mapToDouble(k -> 1.0 / k).sum();
        double expected = mean * ((double) (accounts - atOnce) / atOnce + harmonic);

        Samples samples = run(exponentialWave(accounts, cap), 600);

        Estimate found = samples.estimate(0, Figure.TIME_TO_FLEET);
        assertThat(found.n()).isEqualTo(600);
        assertThat(found.interval().contains(expected))
                .as("%s covers %s", found, expected)
                .isTrue();
        assertThat(found.interval().width() / expected).isLessThan(0.1);
    }

    private static Scenario exponentialWave(int accounts, int cap) {
        return Worlds.read(String.format(Locale.ROOT, """
            name = wave
            start = "2026-11-23"
            policy { name = own, zone = "America/Los_Angeles", concurrency = %d
              stages = [ { name = everyone, day = TUESDAY, window = "06:00-20:00", accounts = all } ]
              handoff { probes = 1, probe-every = 1s, timeout = 5h } }
            fleet.generate { accounts = %d, jobs-per-account = 1, development = 0%%, early-access = 0%%, pinned = 0%% }
            world { start-up = { mean = 1m }, catch-up = 0s, drain = 0s, serving-switch = 0s, message = 0s }
            """, cap, accounts));
    }

    /** The number of weeks of a year that are rolled back is binomial if each has its defect by itself and every defect shows. */
    @Test
    void rolledBackWeeksAreBinomial() {
        int weeks = 10;
        double chance = 0.3;
        Scenario scenario = Worlds.read("""
            name = years
            start = "2026-01-05"
            weeks = 10
            policy { name = own, zone = "America/Los_Angeles"
              stages = [
                { name = wave-1, day = TUESDAY, window = "14:00-16:00", accounts = early-access }
                { name = wave-2, day = THURSDAY, window = "14:00-16:00", accounts = remaining, unless = regression }
              ] }
            fleet.generate { accounts = 4, jobs-per-account = 0, development = 50%, early-access = 50%, pinned = 0% }
            releases.random-defects { chance = 30%, blocking = 100%, visible-early = 100%, detected-after = 3h, patch-fixes = 0% }
            """);

        Samples samples = run(scenario, 300);

        BinomialDistribution binomial = BinomialDistribution.of(weeks, chance);
        long[] observed = new long[7];
        double[] expected = new double[7];
        for (double percent : samples.values(0, Figure.WEEKS_ROLLED_BACK)) {
            observed[(int) Math.min(6, Math.round(percent * weeks / 100))]++;
        }
        for (int k = 0; k < 6; k++) {
            expected[k] = 300 * binomial.probability(k);
        }
        expected[6] = 300 * binomial.survivalProbability(5);
        assertThat(ChiSquareTest.withDefaults().test(expected, observed).getPValue())
                .as("observed %s, expected %s", List.of(observed), List.of(expected))
                .isGreaterThan(0.01);
        assertThat(samples.estimate(0, Figure.WEEKS_ROLLED_BACK).interval().contains(100 * chance))
                .isTrue();
    }

    /** Customers come by chance to c desks and wait their turn: Erlang's C formula, on the agenda and the chance of simulations. */
    @ParameterizedTest
    @CsvSource({"1, 0.7", "3, 0.8", "8, 0.6"})
    void waitsAreThoseOfErlang(int desks, double load) {
        double service = 60; // seconds, mean
        double offered = load * desks;
        double term = 1;
        double sum = 0;
        for (int k = 0; k < desks; k++) {
            sum += term;
            term *= offered / (k + 1);
        }
        double last = term / (1 - load);
        double expected = last / (sum + last) * service / (desks * (1 - load));

        Estimate found = Estimate.of(IntStream.range(0, 60)
                .mapToDouble(i -> new Queue(i, desks, load, service).meanWait())
                .toArray());

        assertThat(found.interval().contains(expected))
                .as("%s covers %s", found, expected)
                .isTrue();
        assertThat(found.interval().width() / expected).isLessThan(0.2);
    }

    private static Samples run(Scenario scenario, int replications) {
        return new Study(
                        List.of(new Contender("own", scenario)), 11, Stopping.after(replications, Figure.TIME_TO_FLEET))
                .run(2, done -> {}, () -> false);
    }

    /** M/M/c, as the simulation would build it. */
    private static final class Queue {

        private static final int CUSTOMERS = 6_000;
        private static final int WARM_UP = 500;
        private static final Instant NEVER = Instant.EPOCH.plus(Duration.ofDays(36_500));

        private final Agenda agenda = new Agenda(Instant.EPOCH);
        private final Deque<Long> waiting = new ArrayDeque<>();
        private final Chance chance;
        private final Latency gap;
        private final Latency work;
        private int free;
        private long arrived;
        private long served;
        private double waited;

        Queue(int seed, int desks, double load, double service) {
            this.chance = new Chance(new Seeds(3).of(seed));
            this.free = desks;
            this.work = Latency.exponential(Duration.ofMillis((long) (1_000 * service)));
            this.gap = Latency.exponential(Duration.ofMillis((long) (1_000 * service / desks / load)));
        }

        double meanWait() {
            agenda.at(0, Appointment.of(this::arrive));
            boolean more = true;
            while (more) {
                more = agenda.next(NEVER);
            }
            return waited / 1_000 / (served - WARM_UP);
        }

        private void arrive() {
            waiting.add(agenda.nowMillis());
            serve();
            if (++arrived < CUSTOMERS) {
                agenda.after(gap.millisAt(chance.at(1, Purpose.MESSAGE, arrived)), Appointment.of(this::arrive));
            }
        }

        private void serve() {
            if (free == 0 || waiting.isEmpty()) {
                return;
            }
            free--;
            long wait = agenda.nowMillis() - waiting.remove();
            waited += served++ < WARM_UP ? 0 : wait;
            agenda.after(work.millisAt(chance.at(2, Purpose.DRAIN, served)), Appointment.of(() -> {
                free++;
                serve();
            }));
        }
    }
}
