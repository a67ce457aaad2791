package io.slipway.train;

/** Who gave an order: every transition of a release has an actor, a time and a reason. */
public record Actor(String name, Role role) {

    public enum Role {
        /** Administers a customer's accounts: may ask for early access. */
        CUSTOMER_ADMIN,
        /** Vendor support: carries early access out (DOMAIN A11). */
        SUPPORT,
        /** May halt and resume. */
        OPERATOR,
        /** May propose, override, waive and cancel; may not move accounts between waves. */
        RELEASE_MANAGER,
        /** A pipeline or a monitor. */
        SYSTEM
    }
}
