package io.slipway.judge.value;

import java.time.Instant;
import java.util.Optional;

/**
 * One feature as served.
 *
 * @param name {@code feature_view.feature}
 * @param effectiveTime of the event behind the value; a feature without data has none
 */
public record Feature(String name, DataType type, Status status, Optional<Instant> effectiveTime, Value value) {}
