package io.slipway.server.http;

import akka.NotUsed;
import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The connections of clients. One that brings no whole request for a time is closed, however slowly its bytes drip; one too many is
 * closed at once, so that those who have one are served.
 */
public final class Connections {

    private static final int MOST = 12_000;
    private static final long OTHER_FILES = 1_000;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final ActorSystem<?> system;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> answer;
    private final Duration patience;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final long most = most();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong abandoned = new AtomicLong();

    /** @param patience how long a connection may bring no whole request, while nothing is sent on it either */
    public Connections(
            ActorSystem<?> system, Function<HttpRequest, CompletionStage<HttpResponse>> answer, Duration patience) {
        this.system = system;
        this.answer = answer;
        this.patience = patience;
    }

    /** Listens, and looks after what connects until the system ends. */
    public CompletionStage<ServerBinding> listen(ServerBuilder server) {
        Cancellable rounds =
                system.scheduler().scheduleAtFixedRate(ROUND, ROUND, this::sweep, system.executionContext());
        return server.bindFlow(Flow.fromMaterializer((materializer, attributes) -> accepted()))
                .whenComplete((binding, failure) -> {
                    if (failure != null) {
                        rounds.cancel();
                    }
                });
    }

    private Flow<HttpRequest, HttpResponse, NotUsed> accepted() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            refused.incrementAndGet();
            return Flow.fromSinkAndSource(Sink.<HttpRequest>cancelled(), Source.<HttpResponse>empty());
        }
        Line line = new Line();
        lines.add(line);
        return line.flow();
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Line line : lines) {
            if (line.isSilent(now)) {
                abandoned.incrementAndGet();
                line.close.shutdown();
            }
        }
    }

    /** Connections are files to the operating system, which lets a process have so many; the journal needs some of them. */
    private static long most() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            return Math.max(10, Math.min(MOST, unix.getMaxFileDescriptorCount() - OTHER_FILES));
        }
        return MOST;
    }

    /** How many are open. */
    public int open() {
        return open.get();
    }

    /** How many were closed since there were too many. */
    public long refused() {
        return refused.get();
    }

    /** How many were closed since they brought no whole request. */
    public long abandoned() {
        return abandoned.get();
    }

    /** One connection. */
    private final class Line {

        private final SharedKillSwitch close = KillSwitches.shared("connection");
        private final AtomicInteger busy = new AtomicInteger();
        private volatile long since = System.nanoTime();

        Flow<HttpRequest, HttpResponse, NotUsed> flow() {
            return Flow.of(HttpRequest.class)
                    .via(close.flow())
                    .mapAsync(1, this::answered)
                    .watchTermination((kept, end) -> {
                        var unused = end.whenComplete((done, failure) -> {
                            lines.remove(this);
                            open.decrementAndGet();
                        });
                        return kept;
                    });
        }

        private CompletionStage<HttpResponse> answered(HttpRequest request) {
            busy.incrementAndGet();
            return answer.apply(request).thenApply(this::sent);
        }

        /** An answer that goes on and on, as changes do, keeps the connection busy. */
        private HttpResponse sent(HttpResponse response) {
            if (response.entity().isStrict()) {
                rest();
                return response;
            }
            return response.transformEntityDataBytes(Flow.of(ByteString.class).watchTermination((kept, end) -> {
                var unused = end.whenComplete((done, failure) -> rest());
                return kept;
            }));
        }

        private void rest() {
            since = System.nanoTime();
            busy.decrementAndGet();
        }

        boolean isSilent(long now) {
            return busy.get() == 0 && now - since > patience.toNanos();
        }
    }
}
