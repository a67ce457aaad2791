package io.slipway.train;

import io.slipway.policy.CellId;
import io.slipway.policy.ValidationMatrix;
import io.slipway.train.Gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cells of one build, and what they come to at a gate: FAIL as soon as a required cell has failed for good; otherwise nothing while a
 * required cell is awaited; INCONCLUSIVE if one of them settled without a word about the build; PASS when every one passed. Optional
 * cells are run and recorded, and decide nothing. A gate that no cell feeds is judged as a whole.
 */
record CellBoard(List<CellRun> runs) {

    static final CellBoard NONE = new CellBoard(List.of());

    private static final int NAMED = 3;

    static CellBoard of(Optional<ValidationMatrix> matrix) {
        return matrix.map(m ->
                        new CellBoard(m.cells().stream().map(CellRun::awaited).toList()))
                .orElse(NONE);
    }

    boolean feeds(Gate gate) {
        return runs.stream().anyMatch(run -> run.gate() == gate);
    }

    Optional<CellRun> find(CellId cell) {
        return runs.stream().filter(run -> run.cell().id().equals(cell)).findFirst();
    }

    List<CellRun> awaited() {
        return runs.stream().filter(CellRun::isAwaited).toList();
    }

    Optional<Verdict> verdict(Gate gate) {
        List<CellRun> required = required(gate).toList();
        if (required.stream().anyMatch(CellBoard::isFailed)) {
            return Optional.of(Verdict.FAIL);
        } else if (required.isEmpty() || required.stream().anyMatch(CellRun::isAwaited)) {
            return Optional.empty();
        }
        boolean passed = required.stream().allMatch(CellRun::isPassed);
        return Optional.of(passed ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }

    /** {@code 11 of 12 required cells passed; reliability/gcp/dataproc TIMED_OUT at attempt 2}. */
    String evidence(Gate gate) {
        List<CellRun> required = required(gate).toList();
        List<CellRun> against = required.stream()
                .filter(run -> !run.isAwaited() && !run.isPassed())
                .toList();
        long passed = required.stream().filter(CellRun::isPassed).count();
        String names = against.stream()
                .limit(NAMED)
                .map(run -> "; " + run.cell().id() + " " + run.outcome().orElseThrow() + " at attempt " + run.attempt())
                .collect(Collectors.joining());
        String more = against.size() > NAMED ? "; and " + (against.size() - NAMED) + " more" : "";
        return passed + " of " + required.size() + " required cells passed" + names + more;
    }

    CellBoard with(CellId cell, UnaryOperator<CellRun> change) {
        return new CellBoard(runs.stream()
                .map(run -> run.cell().id().equals(cell) ? change.apply(run) : run)
                .toList());
    }

    /** What does not pass at the gate counts as passed until it is run again. */
    CellBoard overridden(Gate gate) {
        return new CellBoard(runs.stream()
                .map(run -> run.gate() == gate && run.cell().required() && !run.isPassed() ? run.override() : run)
                .toList());
    }

    private Stream<CellRun> required(Gate gate) {
        return runs.stream().filter(run -> run.gate() == gate && run.cell().required());
    }

    private static boolean isFailed(CellRun run) {
        return !run.overridden()
                && run.outcome().filter(CellOutcome.FAIL::equals).isPresent();
    }
}
