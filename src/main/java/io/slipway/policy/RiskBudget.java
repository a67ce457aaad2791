package io.slipway.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes the steps of a ramp so that each stays within a budget of risk: the share of the fleet that runs a bad build, weighed with the
 * chance that the build is bad, never exceeds it. Each step that shows nothing makes a bad build less likely (Bayes), so the next may
 * be larger. A regression that is found ends the ramp, so the sizes on the way to its end are known beforehand. After the idea of a
 * budgeted ramp in arXiv 2305.09626, in its simplest form: one fault, known chances.
 *
 * @param budgetPerMille share of the fleet that may be hurt, in the mean, at any step
 * @param priorPerMille chance that a build has a regression before anybody runs it
 * @param seenPerMille chance that a step shows a regression that is there
 */
public record RiskBudget(int budgetPerMille, int priorPerMille, int seenPerMille) {

    private static final double WHOLE = Part.Share.WHOLE;

    public RiskBudget {
        if (outside(budgetPerMille) || outside(priorPerMille) || outside(seenPerMille)) {
            throw new IllegalArgumentException("budget, prior and seen must be from 1 to 1000 thousandths");
        }
    }

    private static boolean outside(int perMille) {
        return perMille < 1 || perMille > Part.Share.WHOLE;
    }

    /** How far the ramp has come after each of so many steps, in thousandths of the fleet; it ends where everyone is reached. */
    public List<Integer> reach(int steps) {
        List<Integer> reach = new ArrayList<>();
        double bad = priorPerMille / WHOLE;
        int last = 0;
        for (int step = 0; step < steps && last < Part.Share.WHOLE; step++) {
            int next = (int) Math.min(WHOLE, Math.floor(budgetPerMille / bad));
            if (next > last) {
                reach.add(next);
                last = next;
            }
            double unseen = bad * (1 - seenPerMille / WHOLE);
            bad = Math.max(unseen / (unseen + 1 - bad), 1 / WHOLE / WHOLE);
        }
        return reach;
    }
}
