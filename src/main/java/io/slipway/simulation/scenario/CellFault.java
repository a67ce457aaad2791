package io.slipway.simulation.scenario;

import io.slipway.policy.CellId;
import io.slipway.train.CellOutcome;

/**
 * A cell of the validation matrix that does not pass.
 *
 * @param build the build's number within the release
 * @param attempts how many attempts it happens to, from the first on
 */
public record CellFault(int build, CellId cell, CellOutcome outcome, int attempts) {

    boolean hits(int ofBuild, CellId run, int attempt) {
        return build == ofBuild && cell.equals(run) && attempt <= attempts;
    }
}
