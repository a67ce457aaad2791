package io.slipway.driver.validation;

import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence.RunCell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attempts that wait for a result from outside, by the address they wait at, and the results that came. */
public final class PostBox {

    private static final int REMEMBERED = 10_000;

    private record Waiting(RunCell attempt, Function<CellFinding, CompletionStage<?>> then) {}

    private record Known(int attempt, CellOutcome outcome) {}

    /** What becomes of a posted result. */
    enum Reception {
        TAKEN,
        /** The same was posted before. */
        REPEATED,
        /** Something else was posted before, or another attempt is awaited. */
        CONFLICT,
        UNKNOWN
    }

    /** @param safe completes when the result is recorded */
    record Receipt(Reception reception, CompletionStage<?> safe) {

        static Receipt of(Reception reception) {
            return new Receipt(reception, CompletableFuture.completedFuture(true));
        }
    }

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Known> known = new LinkedHashMap<>();

    /** The address of an attempt's cell: {@code 2026.48/2026.48.0/performance/aws/emr}. */
    static String address(RunCell attempt) {
        return attempt.release() + "/" + attempt.build().label() + "/"
                + attempt.cell().id();
    }

    synchronized void await(RunCell attempt, Function<CellFinding, CompletionStage<?>> then) {
        waiting.put(address(attempt), new Waiting(attempt, then));
    }

    /** Returns whether it was still waiting. */
    synchronized boolean withdraw(RunCell attempt) {
        Waiting there = waiting.get(address(attempt));
        return there != null && there.attempt().equals(attempt) && waiting.remove(address(attempt), there);
    }

    /** Whether anything waits. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** @param attempt the one it is about, if the poster knows it */
    Receipt post(String address, Optional<Integer> attempt, CellFinding finding) {
        Waiting there;
        synchronized (this) {
            there = waiting.get(address);
            if (there == null
                    || attempt.orElse(there.attempt().attempt())
                            != there.attempt().attempt()) {
                return Receipt.of(late(there != null, known.get(address), attempt, finding));
            }
            waiting.remove(address);
            remember(address, new Known(there.attempt().attempt(), finding.outcome()));
        }
        return new Receipt(Reception.TAKEN, there.then().apply(finding));
    }

    private static Reception late(
            boolean awaited, @Nullable Known before, Optional<Integer> attempt, CellFinding finding) {
        if (before == null) {
            return awaited ? Reception.CONFLICT : Reception.UNKNOWN;
        }
        boolean same = attempt.orElse(before.attempt()) == before.attempt() && finding.outcome() == before.outcome();
        return same ? Reception.REPEATED : Reception.CONFLICT;
    }

    private void remember(String address, Known result) {
        known.remove(address);
        known.put(address, result);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
