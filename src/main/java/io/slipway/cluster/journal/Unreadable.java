package io.slipway.cluster.journal;

import io.slipway.machine.Event;

/**
 * What stands for an event of the journal that this version cannot read, most often since a later one wrote it. No state can be made
 * with it; whoever only looks on may pass it over.
 *
 * @param manifest under which it was written
 */
public record Unreadable(String manifest, String reason) implements Event {

    /** What is wrong and how to mend it. */
    public String sentence() {
        return "the journal holds a \"" + manifest + "\" that this version " + reason
                + "; run the version that wrote it, or a later one";
    }
}
