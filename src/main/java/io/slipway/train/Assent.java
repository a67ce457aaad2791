package io.slipway.train;

import java.time.Instant;

/**
 * One person wants something to be let through.
 *
 * @param subject what, in words; two orders of the same words are the same
 * @param until from this instant on it no longer counts
 */
record Assent(String subject, String by, Instant until) {}
