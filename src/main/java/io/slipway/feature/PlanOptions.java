package io.slipway.feature;

import java.time.LocalDate;

/**
 * How a plan is made.
 *
 * @param suppressRecreates update what would be recreated, where its output schema stays (DOMAIN 5.2); to apply such a plan needs the
 *     owner's role
 * @param today up to which backfills reach
 */
public record PlanOptions(boolean suppressRecreates, LocalDate today) {}
