package io.slipway.simulation.scenario;

/**
 * What a metric is like when nothing is wrong.
 *
 * @param rate of bad events among trials, 0 to 1
 * @param perMinute trials of one account in a minute
 */
public record SignalRate(String metric, double rate, int perMinute) {}
