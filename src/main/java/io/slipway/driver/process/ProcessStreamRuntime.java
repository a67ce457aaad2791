package io.slipway.driver.process;

import io.slipway.driver.Answers;
import io.slipway.driver.Threads;
import io.slipway.machine.EntityId;
import io.slipway.stream.StreamRuntime;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs stream jobs as processes of this machine. It is told what is wanted, and looks again and again whether it is so. */
public final class ProcessStreamRuntime implements Consumer<StreamRuntime>, AutoCloseable {

    static final EntityId PORT = EntityId.of("port", "stream-runtime");

    private static final Logger LOG = LoggerFactory.getLogger(ProcessStreamRuntime.class);
    private static final int THREADS = 4;
    private static final long ROUND_MILLIS = 200;

    private record Key(EntityId job, long epoch) {}

    private final ProcessRules rules;
    private final Answers answers;
    private final Metrics metrics = new Metrics();
    private final Map<Key, Watch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds =
            Executors.newScheduledThreadPool(THREADS, Threads.of("stream-processes"));

    public ProcessStreamRuntime(ProcessRules rules, Answers answers) {
        this.rules = rules;
        this.answers = answers;
    }

    @Override
    public void accept(StreamRuntime request) {
        if (request instanceof StreamRuntime.EnsureStarted start) {
            watch(start, watch -> watch.want(start));
        } else if (request instanceof StreamRuntime.EnsureStopped) {
            watch(request, Watch::unwant);
        }
    }

    /** A request for an epoch that is looked after no longer begins a new watch, which finds on disk what became of it. */
    private void watch(StreamRuntime request, Consumer<Watch> order) {
        Key key = new Key(request.job(), request.epoch());
        rounds.execute(() -> watches.compute(key, (same, known) -> {
            Watch watch = known == null ? begin(same) : known;
            order.accept(watch);
            return watch;
        }));
    }

    private Watch begin(Key key) {
        Watch watch = new Watch(rules, answers, metrics, key.job(), key.epoch());
        look(key, watch, ROUND_MILLIS / 10);
        return watch;
    }

    private void look(Key key, Watch watch, long millis) {
        var unused = rounds.schedule(
                () -> {
                    if (!isDone(key, watch)) {
                        look(key, watch, ROUND_MILLIS);
                    }
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    private boolean isDone(Key key, Watch watch) {
        try {
            boolean done = watch.look();
            if (done) {
                watches.remove(key, watch);
            }
            return done;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("{} epoch {}: {}; it is tried again", key.job(), key.epoch(), failure.toString());
            return false;
        }
    }

    /** How many processes are looked after. */
    public int watched() {
        return watches.size();
    }

    /** Ends every process, each to be started again when it is wanted again. */
    public void abandonAll() {
        rounds.shutdownNow();
        watches.values().forEach(Watch::abandon);
    }

    /** Stops looking; the processes go on. */
    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
