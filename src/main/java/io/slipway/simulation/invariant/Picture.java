package io.slipway.simulation.invariant;

import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenJob;

/** An account in words, for the sentence of a violation. */
final class Picture {

    private Picture() {}

    /** What serves it, and which of its jobs run something else. */
    static String of(SeenAccount account) {
        StringBuilder words = new StringBuilder("it serves " + account.serving());
        for (SeenJob job : account.unpinned()) {
            if (!job.runsOnly(account.serving())) {
                words.append("; ").append(job.id()).append(" does not run just that");
            }
        }
        return account.isMoving() ? words.append("; it is moving").toString() : words.toString();
    }
}
