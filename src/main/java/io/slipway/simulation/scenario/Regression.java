package io.slipway.simulation.scenario;

import io.slipway.policy.Stage;
import io.slipway.train.Severity;
import java.util.Optional;

/**
 * A change for the worse that hides in a build, and in every later build of the week that does not fix it.
 *
 * @param id unique within the week
 * @param inBuild the first build that has it: 0 is the week's first build, 1 its first patch
 * @param shows the accounts on which it shows
 * @param reported when it is reported: after the first such account serves the build, or on a day; never, if empty
 * @param green what it does to stream jobs that hand off to the build
 * @param effect what it does to a metric that a soak can watch
 * @param alters what it does to the values that the serving canary compares, whatever accounts it shows on
 */
public record Regression(
        String id,
        int inBuild,
        Severity severity,
        Stage.Selection shows,
        Optional<Timing> reported,
        Optional<GreenFault> green,
        Optional<SignalEffect> effect,
        Optional<Alteration> alters) {

    /** That leaves every value as it was. */
    public Regression(
            String id,
            int inBuild,
            Severity severity,
            Stage.Selection shows,
            Optional<Timing> reported,
            Optional<GreenFault> green,
            Optional<SignalEffect> effect) {
        this(id, inBuild, severity, shows, reported, green, effect, Optional.empty());
    }
}
