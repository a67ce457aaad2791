package io.slipway.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or another polite request to end, which work in progress looks at; the process ends once it is closed. */
public final class Interruption implements AutoCloseable {

    /** How long the process waits for work that does not look. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "interruption");

    private Interruption(Duration patience) {
        this.patience = patience;
    }

    /** Begins to listen. */
    public static Interruption listen() {
        return listen(PATIENCE);
    }

    /** The same, for work that may take so long to end in order. */
    public static Interruption listen(Duration patience) {
        Interruption interruption = new Interruption(patience);
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
