package io.slipway.simulation.scenario;

import java.time.LocalDateTime;

/**
 * A person's action at a local time in the zone of the policy.
 *
 * @param at to the second
 * @param by the role the person acts in
 */
public record ScriptedCommand(LocalDateTime at, Role by, ScriptedAction action) {

    /** In which role a person acts (DOMAIN A11). */
    public enum Role {
        /** Asks for early access for its own account. */
        CUSTOMER_ADMIN,
        /** Moves accounts in and out of early access, and registers them. */
        SUPPORT,
        /** Halts, resumes, cancels, waives and overrides. */
        RELEASE_MANAGER
    }
}
