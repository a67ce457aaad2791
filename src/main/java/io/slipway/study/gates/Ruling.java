package io.slipway.study.gates;

import java.util.OptionalDouble;

/**
 * What the train made of a labelled release.
 *
 * @param stopped whether the judge found it harmful
 * @param completed whether it went to every account
 * @param minutesAfterEnough from the moment of enough data to the decision, in virtual minutes; negative before it. For a release
 *     that is not sound the decision that its metric is harmful, for a sound one that the last metric is safe; empty without it
 */
public record Ruling(Labelled release, boolean stopped, boolean completed, OptionalDouble minutesAfterEnough) {}
