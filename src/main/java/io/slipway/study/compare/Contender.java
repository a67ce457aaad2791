package io.slipway.study.compare;

import io.slipway.simulation.scenario.Scenario;

/**
 * A policy in a comparison.
 *
 * @param name unique in it
 * @param scenario the world, under this policy
 */
public record Contender(String name, Scenario scenario) {}
