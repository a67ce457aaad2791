package io.slipway.simulation.scenario;

import io.slipway.conf.Origins;
import io.slipway.conf.policy.PolicyFile;

/**
 * A scenario and where its files say so.
 *
 * @param policy the policy and its place: in the same file, or in one of its own
 */
public record ScenarioFile(Scenario scenario, Origins origins, PolicyFile policy) {}
