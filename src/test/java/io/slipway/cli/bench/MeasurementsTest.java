package io.slipway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.simulation.HostKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final BenchWorld WORLD = new BenchWorld(10_000, 5, 2);
    private static final Lap LAP = new Lap(100_000, 1_100_000, 650_000, 1_200_000, 500_000_000, 520_000_000);
    private static final Lap DEAR = new Lap(100_000, 1_100_000, 650_000, 1_200_000, 700_000_000, 720_000_000);

    private final Measurements measured = new Measurements(
            WORLD,
            List.of(series(true, LAP)),
            List.of(series(false, DEAR), series(false, LAP)),
            Optional.of(new Memory(300 << 20, OptionalLong.of(900 << 20))),
            Duration.ofMillis(1_540));

    @Test
    void tellsRatesPerSecondOfProcessorTimeAndByTheClock() {
        List<String> lines = new MeasurementsText(measured, new Ink(Terminal.NONE)).lines();

        assertThat(lines)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).contains("200,000", "192,000", "2,200,000", "1,300,000"))
                .anySatisfy(line -> assertThat(line).contains("11.0 deliveries, 6.5 persisted events"))
                .anySatisfy(line -> assertThat(line).contains("the dearest is 40 % above the cheapest"))
                .anySatisfy(line -> assertThat(line).contains("300 MiB"))
                .anySatisfy(line -> assertThat(line).contains("1.54 s"));
    }

    @Test
    void writesTheSameNumbersAsADocument() {
        var document = MeasurementsJson.of(measured);

        assertThat(document.at("/speed/0/handoffsPerCpuSecond").asLong()).isEqualTo(200_000);
        assertThat(document.at("/scale")).hasSize(2);
        assertThat(document.at("/memory/peakResidentBytes").asLong()).isEqualTo(900 << 20);
        assertThat(document.at("/startUpMillis").asLong()).isEqualTo(1_540);
    }

    @Test
    void measuresCompleteHandoffsOfAFleetThatFitsItsWindows() {
        Lap lap = Lap.of(new BenchWorld(40, 3, 2).scenario(), HostKind.KERNEL, true);

        assertThat(lap.handoffs()).isEqualTo(40 * 3 * 2);
        assertThat(lap.deliveries()).isGreaterThan(lap.events());
    }

    private static Series series(boolean journal, Lap median) {
        return new Series(HostKind.KERNEL, journal, WORLD, median, 1.02);
    }
}
