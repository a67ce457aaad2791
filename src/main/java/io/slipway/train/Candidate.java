package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.train.Gate.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A build of a release on its way through the gates.
 *
 * @param resolves the issues it is meant to fix
 * @param verdicts what the gates have said; an overridden gate counts as passed
 */
record Candidate(Build build, List<String> resolves, Map<Gate, Verdict> verdicts, boolean validated) {

    static Candidate proposed(Build build, List<String> resolves) {
        return new Candidate(build, resolves, new EnumMap<>(Gate.class), false);
    }

    Candidate with(Gate gate, Verdict verdict) {
        Map<Gate, Verdict> more = new EnumMap<>(Gate.class);
        more.putAll(verdicts);
        more.put(gate, verdict);
        return new Candidate(build, resolves, more, validated);
    }

    Candidate passed() {
        return new Candidate(build, resolves, verdicts, true);
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

    /** Whether it is meant to fix this issue, which was seen on another build. */
    boolean covers(Issue issue) {
        return !issue.build().equals(build) && (issue.updateFailure() || resolves.contains(issue.id()));
    }
}
