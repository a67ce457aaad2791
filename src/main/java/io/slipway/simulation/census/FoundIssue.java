package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.train.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue and what became of it.
 *
 * @param by who or what reported it
 * @param updateFailure whether it is an account's failed update rather than a regression that was seen
 * @param settledAt when it was waived or resolved
 */
public record FoundIssue(
        String id,
        Build build,
        Severity severity,
        String summary,
        String by,
        boolean updateFailure,
        Instant openedAt,
        Standing standing,
        Optional<Instant> settledAt) {

    FoundIssue triaged(Severity next) {
        return new FoundIssue(id, build, next, summary, by, updateFailure, openedAt, standing, settledAt);
    }

    FoundIssue settled(Standing how, Instant at) {
        return new FoundIssue(id, build, severity, summary, by, updateFailure, openedAt, how, Optional.of(at));
    }

    /** What became of an issue. */
    public enum Standing {
        OPEN,
        /** A release manager decided that it does not stop the release. */
        WAIVED,
        /** A re-release brought the fix to everyone. */
        RESOLVED
    }
}
