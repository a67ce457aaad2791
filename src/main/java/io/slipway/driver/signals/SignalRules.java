package io.slipway.driver.signals;

import java.util.Optional;

/**
 * How signals are come by: one of the two sources.
 *
 * @param verdicts how values are judged; empty if none are
 */
public record SignalRules(
        Optional<PrometheusRules> prometheus, Optional<WebhookRules> webhook, Optional<Verdicts> verdicts, Pace pace) {

    public SignalRules {
        if (prometheus.isPresent() == webhook.isPresent()) {
            throw new IllegalArgumentException("either a Prometheus or a webhook");
        }
    }

    Source source() {
        return prometheus
                .<Source>map(rules -> new PrometheusSignals(rules, verdicts))
                .orElseGet(() -> new WebhookSignals(webhook.orElseThrow(), verdicts));
    }
}
