package io.slipway.simulation.scenario;

/** How bad a regression is (DOMAIN A5). */
public enum Severity {
    /** Stops the release. */
    BLOCKING,
    /** Noted; a release manager decides. */
    MINOR
}
