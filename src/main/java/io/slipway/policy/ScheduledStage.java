package io.slipway.policy;

import java.time.Instant;

/** A stage of one particular week, its window {@code [opens, closes)} on the clock. */
public record ScheduledStage(Stage stage, Instant opens, Instant closes) {}
