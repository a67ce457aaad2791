package io.slipway.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.machine.Command;
import io.slipway.stream.StreamCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of this machine; how many live is asked of the operating system. */
class ProcessStreamRuntimeTest {

    @TempDir
    private Path directory;

    private final List<Command> answers = new CopyOnWriteArrayList<>();
    private String mark = "";

    @BeforeEach
    void mark() {
        mark = "worker-" + System.nanoTime();
        Awaitility.setDefaultTimeout(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void leaveNothingBehind() {
        Worker.processes(mark).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void startsAProcessAndTellsWhenItIsReadyOftenEnough() {
        try (ProcessStreamRuntime runtime = runtime(Worker.GOOD)) {
            runtime.accept(Worker.start(1, OptionalLong.empty()));

            await().until(() -> has(new StreamCommand.Probed(1, 2, Duration.ofMillis(100))));
            assertThat(Worker.alive(mark)).isEqualTo(1);
        }
    }

    @Test
    void findsItsProcessAgainAfterARestart() {
        try (ProcessStreamRuntime first = runtime(Worker.GOOD)) {
            first.accept(Worker.start(1, OptionalLong.empty()));
            await().until(() -> Worker.alive(mark) == 1);
        }
        List<Long> before = pids();

        try (ProcessStreamRuntime second = runtime(Worker.GOOD)) {
            second.accept(Worker.start(1, OptionalLong.empty()));

            await().until(() -> has(new StreamCommand.Probed(1, 2, Duration.ofMillis(100))));
            assertThat(pids()).isEqualTo(before);
        }
    }

    @Test
    void neverStartsAnEpochTwiceThoughTwoNodesWantIt() {
        try (ProcessStreamRuntime one = runtime(Worker.GOOD);
                ProcessStreamRuntime other = runtime(Worker.GOOD)) {
            one.accept(Worker.start(1, OptionalLong.empty()));
            other.accept(Worker.start(1, OptionalLong.empty()));

            await().until(() -> Worker.alive(mark) >= 1);
            await().during(Duration.ofSeconds(1)).until(() -> Worker.alive(mark) == 1);
        }
    }

    @Test
    void stopsAProcessThatDoesNotListenWithItsChildren() {
        try (ProcessStreamRuntime runtime = runtime(Worker.DEAF)) {
            runtime.accept(Worker.start(1, OptionalLong.empty()));
            await().until(() -> Worker.alive(mark) >= 1);

            runtime.accept(Worker.stop(1));

            await().until(() -> has(new StreamCommand.Stopped(1)));
            assertThat(Worker.alive(mark)).isZero();
        }
    }

    @Test
    void neverStartsAnEpochThatWasStopped() {
        try (ProcessStreamRuntime runtime = runtime(Worker.GOOD)) {
            runtime.accept(Worker.stop(1));
            await().until(() -> has(new StreamCommand.Stopped(1)));

            runtime.accept(Worker.start(1, OptionalLong.empty()));

            await().during(Duration.ofSeconds(1)).until(() -> Worker.alive(mark) == 0);
        }
    }

    @Test
    void tellsThatAGreenEndedAndDoesNotStartItAgain() {
        try (ProcessStreamRuntime runtime = runtime(Worker.STILLBORN)) {
            runtime.accept(Worker.start(2, OptionalLong.of(1)));

            await().until(() -> answers.stream().anyMatch(StreamCommand.Exited.class::isInstance));
            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void startsAProcessThatServesAgainWhenItDies() {
        try (ProcessStreamRuntime runtime = runtime(Worker.GOOD)) {
            runtime.accept(Worker.start(2, OptionalLong.of(1)));
            await().until(() -> has(new StreamCommand.Probed(2, 2, Duration.ofMillis(100))));
            List<Long> before = pids();

            Worker.processes(mark).forEach(ProcessHandle::destroyForcibly);

            await().until(() -> Worker.alive(mark) == 1 && !pids().equals(before));
        }
    }

    private ProcessStreamRuntime runtime(String script) {
        return new ProcessStreamRuntime(
                Worker.rules(directory, script, mark), (to, from, answer) -> answers.add(answer));
    }

    private boolean has(Command answer) {
        return answers.contains(answer);
    }

    private List<Long> pids() {
        return Worker.processes(mark).map(ProcessHandle::pid).sorted().toList();
    }
}
