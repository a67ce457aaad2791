package io.slipway.simulation.scenario;

import java.util.List;

/**
 * A patched build.
 *
 * @param build its number within the release, from 1
 * @param ready when it is built and handed to the gates: after the first issue of the week, or on a day
 * @param fixes ids of the regressions it takes away
 */
public record Patch(int build, Timing ready, List<String> fixes) {

    public Patch {
        fixes = List.copyOf(fixes);
    }
}
