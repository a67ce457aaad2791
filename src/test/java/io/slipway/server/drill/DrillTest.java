package io.slipway.server.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.server.Programs;
import io.slipway.server.trial.PostgresServer;
import io.slipway.study.explore.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes of which one, a process and the journal are lost. */
@Tag("programs")
class DrillTest {

    private static final Path SCRIPT = Path.of("simulations/drills/a-node-and-the-journal.json");

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsTheRulesAndIsOneThatTheSimulationAllows() throws IOException, InterruptedException {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the prober reads /proc");
        Case script = Case.parse(Files.readString(SCRIPT));

        Drill.Report report = Drill.run(
                new Drill.Order(directory, Programs.slipway(), script, Duration.ofMinutes(3), 1_000, String::valueOf),
                System.out::println);

        assertThat(report.broken()).isEmpty();
        assertThat(report.seen()).isEmpty();
        assertThat(report.minOnline()).isEqualTo(1);
        assertThat(report.left()).isEmpty();
        assertThat(report.figures())
                .allSatisfy(figure ->
                        assertThat(figure.inside()).as(figure.toString()).isTrue());
    }
}
