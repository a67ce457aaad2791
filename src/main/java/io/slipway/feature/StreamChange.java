package io.slipway.feature;

import io.slipway.machine.Build;
import java.util.Optional;

/** What an apply does to one stream job. Jobs that nothing happens to are not named. */
public sealed interface StreamChange {

    /** Of the feature view and its job. */
    String name();

    /** A job that did not run before. */
    record Start(String name, Optional<Build> runtime) implements StreamChange {}

    /**
     * A blue-green handoff by the owner's will.
     *
     * @param runtime the pin from now on; a job without one is on its account's build
     * @param checkpoints re-used or invalidated, never {@link Restart#NONE}
     */
    record HandOff(String name, Optional<Build> runtime, Restart checkpoints) implements StreamChange {}

    /** The job ends for good. */
    record Stop(String name) implements StreamChange {}

    /** The job is stopped, its values are dropped, and it starts anew: with downtime (DOMAIN 5.2). */
    record StartAnew(String name, Optional<Build> runtime) implements StreamChange {}
}
