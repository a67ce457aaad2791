package io.slipway.feature;

import java.util.Optional;

/**
 * One property of an object, before and after.
 *
 * @param before empty if it was not given
 * @param after empty if it is not given any more
 */
public record PropertyDiff(String property, Optional<String> before, Optional<String> after) {}
