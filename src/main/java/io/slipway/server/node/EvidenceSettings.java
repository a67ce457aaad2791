package io.slipway.server.node;

import io.slipway.driver.canary.CanaryRules;
import io.slipway.driver.signals.SignalRules;
import io.slipway.driver.validation.ValidationSetup;
import io.slipway.judge.metric.MetricPlan;
import java.util.Optional;

/**
 * How a node comes by evidence about builds; whatever it has no driver for waits until results are posted.
 *
 * @param metrics by which values are judged that are posted
 * @param signals what is looked at while a build spreads
 * @param validation how cells are run here; empty if another node runs them, or their results are posted
 * @param canary how the serving canary is judged here
 */
public record EvidenceSettings(
        Optional<MetricPlan> metrics,
        Optional<SignalRules> signals,
        Optional<ValidationSetup> validation,
        Optional<CanaryRules> canary) {

    /** Everything is posted. */
    public static final EvidenceSettings NONE =
            new EvidenceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
