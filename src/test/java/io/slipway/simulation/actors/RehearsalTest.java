package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Threads that are the first to use actors in their JVM, all at once, come to an end. */
class RehearsalTest {

    private static final int THREADS = 4;
    private static final int PATIENCE_SECONDS = 120;

    /** What each fresh JVM does. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger worked = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            threads.add(new Thread(() -> {
                awaits(start);
                works();
                worked.incrementAndGet();
            }));
        }
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        System.exit(worked.get() == THREADS ? 0 : 1);
    }

    private static void awaits(CountDownLatch start) {
        try {
            if (!start.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never started");
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void works() {
        EntityId child = Rounds.child(Rounds.parent(1), 0);
        try (ActorsHost host = ActorsHost.open(Rounds.machines(), new WrittenLedger())) {
            host.inhabitant(child)
                    .deliver(
                            child,
                            new Rounds.Work(1),
                            Fate.CRASHES_AFTER_PERSIST,
                            Instant.parse("2026-11-24T12:00:00Z"));
        }
    }

    @Test
    void letsManyThreadsBeTheFirst() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process fresh = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), RehearsalTest.class.getName())
                .inheritIO()
                .start();

        assertThat(fresh.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(fresh.exitValue()).isZero();
    }
}
