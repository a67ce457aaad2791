package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void hasTheQuantilesItIsNamedBy() {
        Latency logNormal = Latency.logNormal(Duration.ofSeconds(40), Duration.ofMinutes(2));
        assertThat(logNormal.millisAt(0.5)).isEqualTo(40_000);
        assertThat(logNormal.millisAt(0.99)).isEqualTo(120_000);

        assertThat(Latency.uniform(Duration.ofSeconds(10), Duration.ofSeconds(20))
                        .millisAt(0.25))
                .isEqualTo(12_500);
        assertThat(Latency.exponential(Duration.ofSeconds(30)).millisAt(1 - Math.exp(-1)))
                .isEqualTo(30_000);
        assertThat(Latency.constant(Duration.ofSeconds(7)).millisAt(0.9)).isEqualTo(7_000);
    }

    @Test
    void isNeverNegativeAndNeverEndless() {
        List<Latency> latencies = List.of(
                Latency.logNormal(Duration.ofMillis(1), Duration.ofDays(300)),
                Latency.exponential(Duration.ofDays(300)),
                Latency.uniform(Duration.ZERO, Duration.ofDays(366)));

        assertThat(latencies).allSatisfy(latency -> {
            assertThat(latency.millisAt(Double.MIN_VALUE)).isNotNegative();
            assertThat(latency.millisAt(Math.nextDown(1.0))).isBetween(0L, Latency.LONGEST.toMillis());
        });
    }
}
