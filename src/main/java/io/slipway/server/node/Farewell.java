package io.slipway.server.node;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ServerBinding;
import akka.pattern.Patterns;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * The end of a node, in an order in which nobody who asks it is left without an answer:
 *
 * <pre>
 * it is not ready any more: a new request is told to come again, to another node
 * -> requests under way are answered -> entities are handed over, the node leaves the cluster (both are Akka's)
 * -> drivers and views end, now that no entity here needs them -> the address is given up
 * </pre>
 */
final class Farewell {

    private static final Duration ROUND = Duration.ofMillis(20);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ActorSystem<?> system;
    private final CoordinatedShutdown shutdown;

    Farewell(ActorSystem<?> system) {
        this.system = system;
        this.shutdown = CoordinatedShutdown.get(system);
    }

    /** At the very first. */
    void begin(Runnable notReady) {
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "not-ready", () -> done(notReady));
    }

    /** Before the entities go, requests under way are waited for; Akka bounds the wait by the phase. */
    void finish(BooleanSupplier idle) {
        shutdown.addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "requests-done", () -> waitFor(idle));
    }

    /** After the entities have gone. */
    void end(Runnable parts) {
        shutdown.addTask(CoordinatedShutdown.PhaseClusterExitingDone(), "parts-end", () -> done(parts));
    }

    /** At the very last. */
    void close(ServerBinding binding) {
        shutdown.addTask(
                CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
                "address",
                () -> binding.terminate(CLOSING).thenApply(closed -> Done.done()));
    }

    private CompletionStage<Done> waitFor(BooleanSupplier idle) {
        return idle.getAsBoolean()
                ? CompletableFuture.completedFuture(Done.done())
                : Patterns.after(ROUND, system, () -> waitFor(idle));
    }

    private static CompletionStage<Done> done(Runnable work) {
        work.run();
        return CompletableFuture.completedFuture(Done.done());
    }
}
