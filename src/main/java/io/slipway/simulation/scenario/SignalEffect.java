package io.slipway.simulation.scenario;

/**
 * What a regression does to a metric on the accounts on which it shows.
 *
 * @param ratio of the rate of bad events to that of a sound build
 */
public record SignalEffect(String metric, double ratio) {}
