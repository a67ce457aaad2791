package io.slipway.simulation.scenario;

/**
 * What a bad build does to the green process of a handoff.
 *
 * @param share of the stream jobs on which it shows, 0 to 1
 */
public record GreenFault(Kind kind, double share) {

    /** How the green process fails. */
    public enum Kind {
        /** It comes up, and never reports itself online. */
        NEVER_ONLINE,
        /** It runs, and its lag stays above the threshold. */
        LAG_NEVER_CLOSES
    }
}
