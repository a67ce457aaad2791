package io.slipway.simulation.census;

import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.invariant.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that a run comes to: what {@code simulate --json} writes.
 *
 * @param accounts how many accounts each build serves at the end, by the build's label
 * @param checked how many checks the invariants made
 * @param violations the first of them
 * @param violated how many there were, those that are not listed included
 */
public record SimulationResult(
        RunRecord run,
        List<Week> weeks,
        SortedMap<String, Integer> accounts,
        StreamJobs streamJobs,
        long checked,
        List<Violation> violations,
        long violated,
        Map<String, BigDecimal> figures) {

    /** Puts together what was seen of a run that is over. */
    public static SimulationResult of(RunRecord run, Census census, Invariants invariants) {
        return new SimulationResult(
                run,
                census.weeks(),
                census.accounts(),
                census.streamJobs(),
                invariants.checked(),
                invariants.violations(),
                invariants.violated(),
                census.figures().all());
    }
}
