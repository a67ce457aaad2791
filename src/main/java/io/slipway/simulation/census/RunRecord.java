package io.slipway.simulation.census;

import java.time.Instant;
import java.util.Optional;

/**
 * Which run this was.
 *
 * @param startedAt virtual time
 * @param endedAt virtual time
 * @param events how many events were journalled
 * @param wallMillis how long it took, in real time
 * @param journalSha256 the digest of its journal in hexadecimal; empty if none was written
 */
public record RunRecord(
        String scenario,
        String policy,
        long seed,
        String host,
        Instant startedAt,
        Instant endedAt,
        long events,
        long wallMillis,
        Optional<String> journalSha256) {}
