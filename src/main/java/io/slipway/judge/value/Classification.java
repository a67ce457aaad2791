package io.slipway.judge.value;

import java.util.Locale;

/** What a comparison means for the release, from the lightest to the gravest. */
public enum Classification {
    /** The same. */
    MATCH,
    /** The same within the tolerance. */
    TOLERATED,
    /** Different, as a declared behaviour change says. */
    EXPECTED,
    /** The baseline disagrees with itself, so nothing can be said against the candidate. */
    FLAKY,
    /** Nothing could be compared. */
    INCONCLUSIVE,
    /** Different. */
    REGRESSION;

    /** Whether something was compared, and the baseline stood still for it. */
    public boolean isConclusive() {
        return this != FLAKY && this != INCONCLUSIVE;
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
