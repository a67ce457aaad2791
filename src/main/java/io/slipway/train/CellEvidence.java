package io.slipway.train;

import java.time.Duration;
import java.util.Optional;

/**
 * What an outcome rests on.
 *
 * @param by who reported it
 * @param note one line for people: {@code exit code 1}
 * @param log where the log is kept
 * @param sha256 the digest of the log, in hexadecimal
 */
public record CellEvidence(String by, Duration took, String note, Optional<String> log, Optional<String> sha256) {}
