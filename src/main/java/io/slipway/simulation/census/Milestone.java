package io.slipway.simulation.census;

import java.time.Instant;

/**
 * One line of a timeline.
 *
 * @param tone how good it is news
 * @param subject what it is about: a release, or a stage of one
 * @param what what happened to it, in a word or two
 * @param detail the particulars: a build, counts, a reason; may be empty
 */
public record Milestone(Instant at, Tone tone, String subject, String what, String detail) {

    /** How good a line is news. */
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD
    }
}
