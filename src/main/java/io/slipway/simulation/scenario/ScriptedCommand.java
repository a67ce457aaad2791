package io.slipway.simulation.scenario;

import io.slipway.train.Actor;
import java.time.LocalDateTime;

/**
 * A person's action at a local time in the zone of the policy.
 *
 * @param at to the second
 * @param by the role the person acts in
 */
public record ScriptedCommand(LocalDateTime at, Actor.Role by, ScriptedAction action) {}
