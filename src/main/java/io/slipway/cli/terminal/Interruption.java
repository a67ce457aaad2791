package io.slipway.cli.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or another polite request to end, which work in progress looks at; the process ends once it is closed. */
public final class Interruption implements AutoCloseable {

    /** How long the process waits for work that does not look. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long it waits for work that has started other processes, and ends them first. */
    private static final Duration ENDING = Duration.ofSeconds(30);

    /** Work that has begun something that must be ended. */
    @FunctionalInterface
    public interface Work {

        /** Returns its exit code. */
        int run() throws InterruptedException;
    }

    private final Duration patience;
    private final Optional<Thread> worker;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "interruption");

    private Interruption(Duration patience, Optional<Thread> worker) {
        this.patience = patience;
        this.worker = worker;
    }

    /** Does work on this thread, which is interrupted when the process is asked to end: so what it has begun is ended in order. */
    public static int interrupting(Work work) throws InterruptedException {
        try (Interruption interruption = listen(ENDING, Optional.of(Thread.currentThread()))) {
            try {
                return work.run();
            } catch (InterruptedException | RuntimeException stopped) {
                if (interruption.isRequested()) {
                    return Exit.INTERRUPTED;
                }
                throw stopped;
            }
        }
    }

    /** Begins to listen. */
    public static Interruption listen() {
        return listen(PATIENCE);
    }

    /** The same, for work that may take so long to end in order. */
    public static Interruption listen(Duration patience) {
        return listen(patience, Optional.empty());
    }

    private static Interruption listen(Duration patience, Optional<Thread> worker) {
        Interruption interruption = new Interruption(patience, worker);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits so long, or until interrupted. */
    public void pause(Duration duration) {
        try {
            requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            requested.countDown();
        }
    }

    private void request() {
        requested.countDown();
        worker.ifPresent(Thread::interrupt);
        try {
            closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!isRequested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
