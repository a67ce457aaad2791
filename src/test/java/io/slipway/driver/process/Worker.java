package io.slipway.driver.process;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Shell scripts that play stream workers, and the orders about them. */
final class Worker {

    static final EntityId JOB = EntityId.of("job", "acme/clicks");

    /** Tells that it is ready, and ends when it is asked to. */
    static final String GOOD =
            "while :; do printf 'batches 3\\nlag 0.1\\n' > \"$1/m\"; mv \"$1/m\" \"$1/metrics\"; sleep 0.1; done";

    /** Ends at once. */
    static final String STILLBORN = "exit 3";

    /** Does not listen, and has a child that does not either. */
    static final String DEAF = "trap '' TERM; sh -c 'trap \"\" TERM; while :; do sleep 0.1; done' \"$2\" & " + GOOD;

    private Worker() {}

    /** @param mark stands on the command line of every process, so that they can be counted from outside */
    static ProcessRules rules(Path directory, String script, String mark) {
        return new ProcessRules(
                directory,
                List.of("/bin/sh", "-c", script, mark, "{checkpoints}", mark),
                "file:{checkpoints}/metrics",
                "batches",
                "lag",
                Duration.ofMillis(300),
                10_000);
    }

    static EnsureStarted start(long epoch, OptionalLong seed) {
        return new EnsureStarted(
                JOB,
                epoch,
                new Build("1.0"),
                1,
                seed,
                new HandoffRules(Duration.ofSeconds(1), 2, Duration.ofMillis(100), Duration.ofMinutes(1), 1));
    }

    static EnsureStopped stop(long epoch) {
        return new EnsureStopped(JOB, epoch);
    }

    /** How many living processes carry the mark as their name, asked of the operating system. */
    static long alive(String mark) {
        return processes(mark).count();
    }

    static Stream<ProcessHandle> processes(String mark) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .arguments()
                        .filter(words -> words.length > 3 && words[2].equals(mark))
                        .isPresent());
    }
}
