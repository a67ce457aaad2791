package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.server.trial.Islands;
import io.slipway.server.trial.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes on networks of their own, of which one is cut off. */
@Tag("programs")
class PartitionTest {

    @TempDir
    private Path directory;

    /** In a process of its own, since the namespace of a process cannot be left once it has threads. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void endsANodeThatIsCutOffAndGoesOnWithoutIt() throws IOException, InterruptedException {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the prober reads /proc");
        Optional<String> obstacle = Islands.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle.orElse(""));
        Path told = directory.resolve("partitions.log");
        Process partitions = new ProcessBuilder(List.of(
                        "unshare",
                        "--net",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Partitions.class.getName(),
                        directory.resolve("cluster").toString()))
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            assertThat(partitions.waitFor(13, TimeUnit.MINUTES)).isTrue();
            assertThat(partitions.exitValue()).as(Files.readString(told)).isZero();
        } finally {
            partitions.destroyForcibly();
        }
    }
}
