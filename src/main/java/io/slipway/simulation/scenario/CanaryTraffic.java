package io.slipway.simulation.scenario;

/**
 * The sample requests that the serving canary replays on a build.
 *
 * @param requests how many, each of them for every feature
 * @param features how many features each asks for; those that a regression alters are among them, or come on top
 * @param flaky share of the values in which the baseline disagrees with itself, 0 to 1
 */
public record CanaryTraffic(int requests, int features, double flaky) {}
