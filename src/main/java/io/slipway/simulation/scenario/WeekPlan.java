package io.slipway.simulation.scenario;

import io.slipway.policy.CellId;
import io.slipway.train.CellOutcome;
import io.slipway.train.Gate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happens to the release of one week.
 *
 * @param week counted from 1
 * @param patches in the order of their build numbers
 * @param verdicts by build number, the gates that do not pass
 * @param cells the cells of the validation matrix that do not pass
 */
public record WeekPlan(
        int week,
        List<Regression> regressions,
        List<Patch> patches,
        Map<Integer, Map<Gate, Gate.Verdict>> verdicts,
        List<CellFault> cells) {

    /** With every cell passing. */
    public WeekPlan(
            int week,
            List<Regression> regressions,
            List<Patch> patches,
            Map<Integer, Map<Gate, Gate.Verdict>> verdicts) {
        this(week, regressions, patches, verdicts, List.of());
    }

    public WeekPlan {
        regressions = List.copyOf(regressions);
        patches = List.copyOf(patches);
        cells = List.copyOf(cells);
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    /** A week in which nothing happens. */
    public static WeekPlan quiet(int week) {
        return new WeekPlan(week, List.of(), List.of(), Collections.emptyMap());
    }

    /** What a gate says of the n-th build. */
    public Gate.Verdict verdict(int build, Gate gate) {
        return verdicts.getOrDefault(build, Collections.emptyMap()).getOrDefault(gate, Gate.Verdict.PASS);
    }

    /** What an attempt at a cell says of the n-th build. */
    public CellOutcome outcome(int build, CellId cell, int attempt) {
        return cells.stream()
                .filter(fault -> fault.hits(build, cell, attempt))
                .map(CellFault::outcome)
                .findFirst()
                .orElse(CellOutcome.PASS);
    }

    /** The regressions in the n-th build: those that came with it or before it and that no patch up to it fixes. */
    public List<Regression> in(int build) {
        return regressions.stream()
                .filter(regression -> regression.inBuild() <= build && !fixed(regression, build))
                .toList();
    }

    /** The patch that makes the n-th build, if there is one. */
    public Optional<Patch> patch(int build) {
        return patches.stream().filter(patch -> patch.build() == build).findFirst();
    }

    private boolean fixed(Regression regression, int build) {
        return patches.stream()
                .anyMatch(patch -> patch.build() > regression.inBuild()
                        && patch.build() <= build
                        && patch.fixes().contains(regression.id()));
    }
}
