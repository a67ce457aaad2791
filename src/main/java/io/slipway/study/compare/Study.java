package io.slipway.study.compare;

import io.slipway.driver.Threads;
import io.slipway.study.figure.Observation;
import io.slipway.study.figure.Observer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Policies in the same worlds: every replication has a seed of its own, which keys all its chance by name, so that the same account
 * meets the same fate under each policy. Replications run on a fixed number of threads, one simulation on each, and are folded in
 * their order: the outcome depends on the seed and the number of replications alone.
 */
public final class Study {

    /** Runs ahead of the fold, for each thread. */
    private static final int AHEAD = 4;

    private static final long GLANCE_MILLIS = 200;

    private final List<Contender> contenders;
    private final Seeds seeds;
    private final Stopping stopping;

    /** @param contenders at least one, each with the same world */
    public Study(List<Contender> contenders, long seed, Stopping stopping) {
        this.contenders = List.copyOf(contenders);
        this.seeds = new Seeds(seed);
        this.stopping = stopping;
    }

    /**
     * Runs it.
     *
     * @param threads how many simulations run at once
     * @param done hears after each replication how many there were
     * @param interrupted whether it is to end with what it has
     */
    public Samples run(int threads, IntConsumer done, BooleanSupplier interrupted) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Threads.of("replication"));
        try {
            return fold(pool, threads, done, interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private Samples fold(ExecutorService pool, int threads, IntConsumer done, BooleanSupplier interrupted) {
        Samples samples = new Samples(contenders.size());
        Deque<Future<List<Observation>>> ahead = new ArrayDeque<>();
        int submitted = 0;
        while (!stopping.isEnough(samples)) {
            while (submitted < stopping.most() && ahead.size() < threads * AHEAD) {
                int replication = submitted++;
                ahead.add(pool.submit(() -> observe(replication)));
            }
            while (!isDone(ahead.element())) {
                if (interrupted.getAsBoolean()) {
                    return samples;
                }
            }
            samples.add(result(ahead.remove()));
            done.accept(samples.replications());
            if (interrupted.getAsBoolean()) {
                return samples;
            }
        }
        return samples;
    }

    private List<Observation> observe(int replication) {
        long seed = seeds.of(replication);
        return contenders.stream().map(contender -> observe(contender, seed)).toList();
    }

    private static Observation observe(Contender contender, long seed) {
        try {
            return Observer.observe(contender.scenario().withSeed(seed));
        } catch (CancellationException unwanted) {
            throw unwanted;
        } catch (RuntimeException | AssertionError failure) {
            throw new ReplicationFailed(contender.name(), seed, failure);
        }
    }

    private static boolean isDone(Future<?> run) {
        try {
            run.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a replication", stop);
        }
    }

    private static List<Observation> result(Future<List<Observation>> run) {
        try {
            return run.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ReplicationFailed known) {
                throw known;
            }
            throw new IllegalStateException("a replication failed", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a replication", stop);
        }
    }
}
