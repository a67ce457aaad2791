package io.slipway.driver.validation;

import io.slipway.train.Evidence.RunCell;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An attempt from the moment it was asked for until it is over: it waits for its turn, then it runs on a thread, which a stop interrupts. */
final class RunningCell {

    private final RunCell attempt;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private @Nullable Thread thread;
    private long begun;
    private boolean started;
    private boolean stopped;

    RunningCell(RunCell attempt) {
        this.attempt = attempt;
    }

    RunCell attempt() {
        return attempt;
    }

    /** Does this once nothing of it runs any more. */
    void whenOver(Runnable then) {
        Future<?> unused = over.thenRun(then);
    }

    /** Nothing of it runs any more. */
    void end() {
        over.complete(true);
    }

    /** Its turn has come on this thread; false if it was stopped before. */
    synchronized boolean begin() {
        if (stopped) {
            return false;
        }
        thread = Thread.currentThread();
        begun = System.nanoTime();
        started = true;
        return true;
    }

    /** It has begun and needs no thread. */
    synchronized boolean beginElsewhere() {
        boolean begins = begin();
        thread = null;
        return begins;
    }

    /** The thread is free. */
    synchronized void leave() {
        thread = null;
        Thread.interrupted(); // A stop that came too late is not for the next attempt on this thread.
    }

    synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        } else {
            over.complete(false);
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** How long it has run; empty before its turn. */
    synchronized Optional<Duration> runsFor() {
        return started ? Optional.of(Duration.ofNanos(System.nanoTime() - begun)) : Optional.empty();
    }
}
