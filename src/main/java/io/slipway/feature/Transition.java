package io.slipway.feature;

/** What a plan does with one object, in the vocabulary of plans (DOMAIN 5.1). */
public enum Transition {
    CREATE,
    /** Changed in place. */
    UPDATE,
    /** The same declaration under another minor of the SDK. */
    UPGRADE,
    /** Destroyed and made anew: its values are gone until they are filled in again. The one change that is not without downtime. */
    RECREATE,
    DELETE,
    UNCHANGED
}
