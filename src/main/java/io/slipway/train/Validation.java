package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.TrainState.Platform;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a build of the active release has come at its gates, for those who look on.
 *
 * @param cells in the order of the matrix
 * @param verdicts of the gates that have spoken
 */
public record Validation(List<CellRun> cells, Map<Gate, Verdict> verdicts) {

    /** Empty for a build that the active release does not have. */
    public static Optional<Validation> of(TrainState state, String release, Build build) {
        return state instanceof Platform platform
                ? platform.active(release)
                        .flatMap(active -> active.candidate(build))
                        .map(candidate -> new Validation(candidate.cells().runs(), candidate.verdicts()))
                : Optional.empty();
    }

    /** What each gate that has cells comes to; INCONCLUSIVE while it has not spoken. */
    public Map<Gate, Verdict> judgedByCells() {
        Map<Gate, Verdict> gates = new EnumMap<>(Gate.class);
        cells.forEach(run -> gates.put(
                run.gate(), Optional.ofNullable(verdicts.get(run.gate())).orElse(Verdict.INCONCLUSIVE)));
        return gates;
    }

    /** Whether every gate that has cells passed. */
    public boolean isPassed() {
        return judgedByCells().values().stream().allMatch(verdict -> verdict == Verdict.PASS);
    }
}
