package io.slipway.driver.signals;

import io.slipway.driver.Answers;
import io.slipway.driver.Threads;
import io.slipway.driver.web.Unanswered;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.train.Actor;
import io.slipway.train.Evidence;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one {@link Stretch} after another and reports it, until the release is over. Asked twice it looks once. It keeps nothing that
 * must outlast it: which stretch is next follows from the clock and from the last one the train knows, so a node that starts again, or to
 * which the train has moved, goes on where the other stopped, and two that look at once report the same under the same number.
 */
public final class SignalsDriver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SignalsDriver.class);
    private static final EntityId PORT = EntityId.of("port", "signals");
    private static final int THREADS = 4;
    private static final long FIRST_PAUSE_MILLIS = 1_000;

    /** What to do with each stretch. */
    @FunctionalInterface
    private interface Look {
        List<? extends Command> at(Stretch stretch) throws Unanswered, InterruptedException;
    }

    /** @param build empty where only one build of a release is looked at */
    private record Key(String release, Optional<Build> build) {}

    /** One thing that is watched. */
    private record Watched(Object request, Look look) {}

    private final Source source;
    private final Pace pace;
    private final EntityId train;
    private final Answers answers;
    private final InstantSource clock;
    private final Map<Key, Watched> watched = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Threads.of("signals"));
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, Threads.of("signals"));
    private List<String> silent = List.of();

    /** On the wall clock. */
    public SignalsDriver(SignalRules rules, EntityId train, Answers answers) {
        this(rules.source(), rules.pace(), train, answers, InstantSource.system());
    }

    SignalsDriver(Source source, Pace pace, EntityId train, Answers answers, InstantSource clock) {
        this.source = source;
        this.pace = pace;
        this.train = train;
        this.answers = answers;
        this.clock = clock;
    }

    /** What is to be counted; it takes the place of the build that was counted before. */
    public void sample(Evidence.Sample request) {
        Watched counted = new Watched(countedBy(request), stretch -> samples(stretch, request.metrics()));
        Stretch now = new Stretch(
                request.release(),
                request.build(),
                request.baseline(),
                request.every(),
                Stretch.at(clock.instant(), request.every()));
        long oldest = Stretch.at(clock.instant().minus(pace.catchUp()), request.every());
        Stretch first = request.after() == 0
                ? now
                : new Stretch(now.release(), now.build(), now.baseline(), now.length(), request.after() + 1)
                        .notBefore(oldest);
        begin(new Key(request.release(), Optional.empty()), counted, first);
    }

    /** Asked again after a restart it is the same, however many stretches have been reported meanwhile. */
    private static Object countedBy(Evidence.Sample request) {
        return new Evidence.Sample(
                request.release(), request.build(), request.baseline(), request.every(), request.metrics(), 0);
    }

    /** A build whose values are to be compared with those of the baseline. */
    public void watch(Evidence.Watch request) {
        if (!pace.compareEvery().isZero()) {
            Stretch first = new Stretch(
                    request.release(),
                    request.build(),
                    request.baseline(),
                    pace.compareEvery(),
                    Stretch.at(clock.instant(), pace.compareEvery()));
            begin(new Key(request.release(), Optional.of(request.build())), new Watched(request, this::issues), first);
        }
    }

    /** The release is over. */
    public synchronized void unwatch(String release) {
        watched.keySet().removeIf(key -> key.release().equals(release));
    }

    /** How many things are watched. */
    public synchronized int watched() {
        return watched.size();
    }

    private void begin(Key key, Watched next, Stretch first) {
        synchronized (this) {
            Watched before = watched.get(key);
            if (before != null && before.request().equals(next.request())) {
                return;
            }
            watched.put(key, next);
        }
        LOG.info("{} watches {} from {} on, every {}", source.name(), first.build(), first.from(), first.length());
        await(key, next, first);
    }

    private void await(Key key, Watched thing, Stretch stretch) {
        Duration wait = Duration.between(clock.instant(), stretch.until().plus(pace.settle()));
        later(wait.isNegative() ? Duration.ZERO : wait, () -> look(key, thing, stretch, FIRST_PAUSE_MILLIS));
    }

    private void look(Key key, Watched thing, Stretch stretch, long pause) {
        if (!isWanted(key, thing)) {
            return;
        }
        try {
            thing.look().at(stretch).forEach(answer -> answers.send(train, PORT, answer));
            await(key, thing, stretch.next());
        } catch (Unanswered silent) {
            again(key, thing, stretch, pause, silent.why());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException mistake) {
            again(key, thing, stretch, pause, mistake.toString());
        }
    }

    /** The same stretch once more, unless it is too long ago. */
    private void again(Key key, Watched thing, Stretch stretch, long pause, String why) {
        long oldest = Stretch.at(clock.instant().minus(pace.catchUp()), stretch.length());
        if (stretch.number() < oldest) {
            LOG.warn("{}: {}; given up, which leaves too little data of {}", source.name(), why, stretch);
            await(key, thing, stretch.notBefore(oldest));
            return;
        }
        long bounded = Math.min(pause, pace.longestPause().toMillis());
        LOG.warn("{}: {}; asked again of {} in {} ms", source.name(), why, stretch, bounded);
        later(Duration.ofMillis(bounded), () -> look(key, thing, stretch, 2 * bounded));
    }

    private synchronized boolean isWanted(Key key, Watched thing) {
        return thing.equals(watched.get(key));
    }

    private List<Command> samples(Stretch stretch, List<String> metrics) throws Unanswered, InterruptedException {
        SortedMap<String, Batch> counted = source.count(stretch, metrics);
        List<String> missing =
                metrics.stream().filter(metric -> !counted.containsKey(metric)).toList();
        tellOfSilence(stretch, missing);
        return counted.isEmpty()
                ? List.of()
                : List.of(
                        new TrainCommand.ReportSamples(stretch.release(), stretch.build(), stretch.number(), counted));
    }

    /** Once when data stop, and once when they come again: what is missing may be so for as long as a build soaks. */
    private synchronized void tellOfSilence(Stretch stretch, List<String> missing) {
        if (missing.equals(silent)) {
            return;
        }
        silent = missing;
        if (missing.isEmpty()) {
            LOG.info("{}: data of every metric again, on {}", source.name(), stretch);
        } else {
            LOG.warn("{}: no data of {} since {}; it stays undecided", source.name(), missing, stretch);
        }
    }

    private List<Command> issues(Stretch stretch) throws Unanswered, InterruptedException {
        Actor actor = new Actor(source.name(), Actor.Role.SYSTEM);
        return source.compare(stretch).stream()
                .<Command>map(found -> new TrainCommand.ReportIssue(
                        stretch.release(), found.issue(), stretch.build(), found.severity(), found.summary(), actor))
                .toList();
    }

    private void later(Duration wait, Runnable then) {
        try {
            Future<?> unused = timer.schedule(() -> pool.execute(then), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdownNow();
    }
}
