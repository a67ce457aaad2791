package io.slipway.simulation.scenario;

import java.time.LocalDateTime;

/**
 * An entity that crashes, between two deliveries, at a local time in the zone of the policy.
 *
 * @param entity its address, {@code account/acme}, or {@code coordinator} for the release train
 */
public record ScheduledCrash(LocalDateTime at, String entity) {}
