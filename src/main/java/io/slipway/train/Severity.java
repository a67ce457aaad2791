package io.slipway.train;

/** What an issue does to a release (DOMAIN A5). */
public enum Severity {
    /** Cancels by itself unless a patched build can still reach everyone touched. */
    BLOCKING,
    /** Cancels the last wave unless a release manager has waived it. */
    MINOR
}
