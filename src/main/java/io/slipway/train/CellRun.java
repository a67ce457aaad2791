package io.slipway.train;

import io.slipway.policy.MatrixCell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one cell stands for one build: {@code attempt n awaited -CellRecorded-> settled}, or, while retries are left and it did not pass,
 * {@code -> attempt n+1 awaited}; {@code -CellRerun-> attempt n+1 awaited} with all its retries before it, from wherever it was. Only the
 * latest attempt counts; those before it are history.
 *
 * @param attempt the latest, counted from 1
 * @param firstOfRow the attempt that was asked for by somebody; those after it are its retries
 * @param outcome of the latest attempt; empty while it is awaited
 * @param overridden whether a release manager let the build pass in spite of the latest attempt
 * @param history the attempts with an outcome, first to last; of many, the latest
 */
public record CellRun(
        MatrixCell cell,
        int attempt,
        int firstOfRow,
        Optional<CellOutcome> outcome,
        boolean overridden,
        List<Attempt> history) {

    /** Attempts that the state remembers; the journal has them all. */
    static final int REMEMBERED = 10;

    /** An attempt that is over. */
    public record Attempt(int number, CellOutcome outcome, CellEvidence evidence) {}

    static CellRun awaited(MatrixCell cell) {
        return new CellRun(cell, 1, 1, Optional.empty(), false, List.of());
    }

    /** Whether the latest attempt has no outcome yet. */
    public boolean isAwaited() {
        return outcome.isEmpty();
    }

    /** Whether nothing of it stands in the way of the build. */
    public boolean isPassed() {
        return overridden || outcome.filter(CellOutcome.PASS::equals).isPresent();
    }

    /** How many attempts of the same row came before the latest. */
    public int retry() {
        return attempt - firstOfRow;
    }

    Gate gate() {
        return switch (cell.feeds()) {
            case VALIDATION_SUITE -> Gate.VALIDATION_SUITE;
            case SAMPLE_WORKLOADS -> Gate.SAMPLE_WORKLOADS;
        };
    }

    CellRun recorded(CellOutcome result, CellEvidence evidence) {
        List<Attempt> more = Stream.concat(history.stream(), Stream.of(new Attempt(attempt, result, evidence)))
                .skip(Math.max(0, history.size() + 1 - REMEMBERED))
                .toList();
        boolean settled = result == CellOutcome.PASS || retry() >= cell.retries();
        return settled
                ? new CellRun(cell, attempt, firstOfRow, Optional.of(result), false, more)
                : new CellRun(cell, attempt + 1, firstOfRow, Optional.empty(), false, more);
    }

    CellRun rerun() {
        return new CellRun(cell, attempt + 1, attempt + 1, Optional.empty(), false, history);
    }

    CellRun override() {
        return new CellRun(cell, attempt, firstOfRow, outcome, true, history);
    }
}
