package io.slipway.simulation.scenario;

/**
 * What a regression does to the values of a feature.
 *
 * @param share of the sample requests that get another value, 0 to 1
 */
public record Alteration(String feature, double share) {}
