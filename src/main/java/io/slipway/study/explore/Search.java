package io.slipway.study.explore;

import io.slipway.driver.Threads;
import io.slipway.study.explore.Explorer.Found;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Runs numbered cases side by side, each once, until they are all done, or enough of them have broken something, or it is told to
 * end. What it has not begun it leaves for the next search to go on with.
 */
public final class Search {

    private static final long GLANCE_MILLIS = 100;

    private final LongFunction<Found> cases;
    private final long to;
    private final int most;
    private final AtomicLong next;
    private final NavigableSet<Long> underWay = new ConcurrentSkipListSet<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong cpuNanos = new AtomicLong();
    private final Together journals = new Together();
    private final List<Found> broken = new ArrayList<>();
    private volatile boolean ending;

    /**
     * What came of it.
     *
     * @param next the first case that was not run; one beyond the last if all were
     * @param broken those that broke something, in their order
     * @param cpu processor time of the runs
     * @param journals the digest of all their journals together, if such were worked out
     */
    public record Outcome(
            long next, long done, long events, List<Found> broken, Duration cpu, Duration wall, String journals) {

        /** Cases in a second of processor time. */
        public double rate() {
            return done * 1e9 / Math.max(1, cpu.toNanos());
        }
    }

    /**
     * @param to the last case
     * @param most so many that break something are enough
     */
    public Search(LongFunction<Found> cases, long from, long to, int most) {
        this.cases = cases;
        this.to = to;
        this.most = most;
        this.next = new AtomicLong(from);
    }

    /**
     * Runs them.
     *
     * @param progress hears now and then how many are done
     * @param end whether no more are to be begun
     */
    public Outcome run(int threads, LongConsumer progress, BooleanSupplier end) {
        long begun = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads, Threads.of("explorer"));
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                workers.add(pool.submit(this::work));
            }
            pool.shutdown();
            while (!pool.awaitTermination(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.accept(done.get());
                ending |= end.getAsBoolean();
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a run failed", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
        return outcome(System.nanoTime() - begun);
    }

    private synchronized Outcome outcome(long nanos) {
        broken.sort(Comparator.comparingLong(Found::seed));
        return new Outcome(
                Math.min(next.get(), to + 1),
                done.get(),
                events.get(),
                List.copyOf(broken),
                Duration.ofNanos(cpuNanos.get()),
                Duration.ofNanos(nanos),
                journals.text());
    }

    private void work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        while (!ending) {
            long number = begin();
            if (number > to) {
                break;
            }
            Found found = cases.apply(number);
            underWay.remove(number);
            events.addAndGet(found.events());
            done.incrementAndGet();
            found.journal().ifPresent(journals::add);
            keep(found);
        }
        cpuNanos.addAndGet(threads.getCurrentThreadCpuTime() - begun);
    }

    private synchronized long begin() {
        long number = next.getAndIncrement();
        if (number <= to) {
            underWay.add(number);
        }
        return number;
    }

    /** The first case that is not done yet; whoever is killed now goes on from there. */
    public synchronized long reached() {
        return underWay.isEmpty() ? Math.min(next.get(), to + 1) : underWay.first();
    }

    private synchronized void keep(Found found) {
        if (found.violation().isPresent()) {
            broken.add(found);
            ending |= broken.size() >= most;
        }
    }
}
