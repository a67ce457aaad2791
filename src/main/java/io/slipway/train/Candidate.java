package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.policy.CellId;
import io.slipway.train.Gate.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A build of a release on its way through the gates.
 *
 * @param resolves the issues it is meant to fix
 * @param cells of the validation matrix, where the release has one
 * @param verdicts what the gates have said; an overridden gate counts as passed
 */
record Candidate(Build build, List<String> resolves, CellBoard cells, Map<Gate, Verdict> verdicts, boolean validated) {

    static Candidate proposed(Build build, List<String> resolves, CellBoard cells) {
        return new Candidate(build, resolves, cells, new EnumMap<>(Gate.class), false);
    }

    Candidate with(Gate gate, Verdict verdict) {
        Map<Gate, Verdict> more = new EnumMap<>(Gate.class);
        more.putAll(verdicts);
        more.put(gate, verdict);
        return new Candidate(build, resolves, cells, more, validated);
    }

    Candidate with(CellBoard next) {
        return new Candidate(build, resolves, next, verdicts, validated);
    }

    /** The gate has not spoken: a part of what it said is found out anew. */
    Candidate reopened(Gate gate) {
        Map<Gate, Verdict> fewer = new EnumMap<>(Gate.class);
        fewer.putAll(verdicts);
        fewer.remove(gate);
        return new Candidate(build, resolves, cells, fewer, validated);
    }

    Candidate overridden(Gate gate) {
        return with(cells.overridden(gate)).with(gate, Verdict.PASS);
    }

    /** An attempt at the cell is awaited again. */
    Candidate rerun(CellId cell) {
        return with(cells.with(cell, CellRun::rerun))
                .reopened(cells.find(cell).orElseThrow().gate());
    }

    Candidate passed() {
        return new Candidate(build, resolves, cells, verdicts, true);
    }

    boolean passedEveryGate() {
        return undecided().isEmpty() && verdicts.values().stream().allMatch(verdict -> verdict == Verdict.PASS);
    }

    /** The gates that have not spoken. */
    List<Gate> undecided() {
        List<Gate> gates = new ArrayList<>(List.of(Gate.values()));
        gates.removeAll(verdicts.keySet());
        return gates;
    }

    /** The gates that have not spoken and that no cell feeds. */
    List<Gate> undecidedAsAWhole() {
        return undecided().stream().filter(gate -> !cells.feeds(gate)).toList();
    }

    /** Whether it is meant to fix this issue, which was seen on another build. */
    boolean covers(Issue issue) {
        return !issue.build().equals(build) && (issue.updateFailure() || resolves.contains(issue.id()));
    }
}
