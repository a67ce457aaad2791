package io.slipway.train;

import io.slipway.machine.Build;

/**
 * A confirmed bad change, or an update that failed.
 *
 * @param updateFailure whether it is an account's failed update: a re-release that updates everyone disproves it
 */
record Issue(String id, Build build, Severity severity, boolean updateFailure, Standing standing) {

    enum Standing {
        OPEN,
        WAIVED,
        RESOLVED
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    boolean isBlocking() {
        return isOpen() && severity == Severity.BLOCKING;
    }

    Issue with(Standing next) {
        return new Issue(id, build, severity, updateFailure, next);
    }

    Issue triaged(Severity next) {
        return new Issue(id, build, next, updateFailure, standing);
    }
}
