package io.slipway.driver.canary;

import io.slipway.judge.value.Judgement;
import io.slipway.judge.value.Mishap;
import io.slipway.judge.value.Reply;
import io.slipway.judge.value.Reply.Misbehaved;
import io.slipway.judge.value.SampleJudge;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Replays requests: each on the baseline, on the candidate, and on the baseline again, so that whatever moves meanwhile shows as the
 * baseline's own. A bounded number is in flight; the file is read no faster than they are answered.
 */
public final class Replay {

    /** Samples in a row that one side leaves unanswered, after which no more are sent. */
    static final int PATIENCE = 100;

    private static final long LOOK_MILLIS = 100;

    private final Target baseline;
    private final Target candidate;
    private final ReplayLimits limits;
    private final SampleJudge judge;
    private final Onlooker onlooker;
    private final Tally tally = new Tally();
    private final Semaphore room;
    private final Silence silence = new Silence();
    private final AtomicReference<Throwable> mistake = new AtomicReference<>();
    private boolean over;

    public Replay(Target baseline, Target candidate, ReplayLimits limits, SampleJudge judge, Onlooker onlooker) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.limits = limits;
        this.judge = judge;
        this.onlooker = onlooker;
        this.room = new Semaphore(limits.concurrency());
    }

    /**
     * What was found.
     *
     * @param brokenOff why not all requests were replayed, if so
     */
    public record Outcome(Tally tally, Optional<String> brokenOff) {}

    /** The three requests of one sample. */
    private record Trio(Reply first, Reply other, Reply again) {}

    /**
     * Replays all requests of a file.
     *
     * @throws Unreachable if there is no connection to one of the sides for the first of them
     * @throws io.slipway.conf.InvalidFile if the file cannot be read, or has too many malformed lines
     */
    public Outcome run(RequestFile requests) {
        try (Wire wire = new Wire(limits)) {
            GetFeatures left = wire.to(baseline);
            GetFeatures right = wire.to(candidate);
            Optional<Request> next = requests.next();
            if (next.isPresent() && !onlooker.wantsToStop()) {
                probe(left, right, next.get());
                next = requests.next();
            }
            while (next.isPresent() && goesOn() && hasRoom(1)) {
                send(left, right, next.get());
                onlooker.reached(samples(), requests.bytes());
                next = requests.next();
            }
            boolean complete = hasRoom(limits.concurrency());
            return outcome(requests, complete && next.isEmpty());
        }
    }

    /** The first sample alone, which tells whether anybody is there. */
    private void probe(GetFeatures left, GetFeatures right, Request request) {
        try {
            Trio trio = trio(left, right, request).get();
            unreachable(trio.first()).ifPresent(why -> {
                throw new Unreachable("baseline", baseline.endpoint(), why);
            });
            unreachable(trio.other()).ifPresent(why -> {
                throw new Unreachable("candidate", candidate.endpoint(), why);
            });
            settle(request, trio);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Optional<String> unreachable(Reply reply) {
        return reply instanceof Misbehaved misbehaved && misbehaved.mishap() == Mishap.NO_CONNECTION
                ? Optional.of(misbehaved.detail())
                : Optional.empty();
    }

    private void send(GetFeatures left, GetFeatures right, Request request) {
        CompletableFuture<Void> unused = trio(left, right, request)
                .thenAccept(trio -> settle(request, trio))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        mistake.compareAndSet(null, failure);
                    }
                    room.release();
                });
    }

    private static CompletableFuture<Trio> trio(GetFeatures left, GetFeatures right, Request request) {
        BodyPublisher body = request.body();
        return left.ask(body)
                .thenCompose(first -> right.ask(body)
                        .thenCompose(other -> left.ask(body).thenApply(again -> new Trio(first, other, again))));
    }

    private void settle(Request request, Trio trio) {
        Judgement judgement = judge.judge(trio.first(), trio.other(), trio.again());
        synchronized (tally) {
            if (over) {
                return;
            }
            silence.heard(Side.BASELINE, trio.again());
            silence.heard(Side.CANDIDATE, trio.other());
            tally.count(Side.BASELINE, trio.first());
            tally.count(Side.CANDIDATE, trio.other());
            tally.count(Side.BASELINE, trio.again());
            tally.add(request.sample(), judgement);
        }
    }

    /** Waits until so many samples may be in flight; false if that is no longer wanted. */
    private boolean hasRoom(int samples) {
        try {
            while (!room.tryAcquire(samples, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!goesOn()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean goesOn() {
        if (mistake.get() != null) {
            throw new IllegalStateException(mistake.get());
        }
        synchronized (tally) {
            return !onlooker.wantsToStop() && silence.broken().isEmpty();
        }
    }

    private long samples() {
        synchronized (tally) {
            return tally.samples();
        }
    }

    private Outcome outcome(RequestFile requests, boolean complete) {
        if (mistake.get() != null) {
            throw new IllegalStateException(mistake.get());
        }
        synchronized (tally) {
            over = true;
            for (int i = 0; i < requests.malformed(); i++) {
                tally.malformed();
            }
            Optional<String> brokenOff = complete
                    ? Optional.empty()
                    : Optional.of(silence.broken().orElse("interrupted after " + tally.samples() + " samples"));
            return new Outcome(tally, brokenOff);
        }
    }
}
