package io.slipway.server.node;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.driver.signals.Pace;
import io.slipway.driver.signals.PrometheusRules;
import io.slipway.driver.signals.Query;
import io.slipway.driver.signals.SignalRules;
import io.slipway.driver.signals.Verdicts;
import io.slipway.driver.signals.WebhookRules;
import io.slipway.driver.web.Secrets;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.MetricPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code node.signals}. */
final class SignalsFile {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final int MOST_LOOKS = 100_000;
    private static final Format<Query> QUERY = new Format<>(
            "a query in PromQL with a place for {build}, and else only {release} and {window}",
            "\"\"\"sum(increase(errors_total{build=\"{build}\"}[{window}])) or vector(0)\"\"\"",
            new Query("{build}"),
            Query::new);

    private final Optional<MetricPlan> metrics;

    SignalsFile(Optional<MetricPlan> metrics) {
        this.metrics = metrics;
    }

    /** Empty only if something was reported. */
    Optional<SignalRules> rules(Block block) {
        boolean prometheus = block.has("prometheus");
        boolean webhook = block.has("webhook");
        if (prometheus == webhook) {
            block.report(
                    "webhook",
                    prometheus ? "both prometheus and webhook are given" : "it is not said who knows of the builds",
                    prometheus ? "remove one of them" : "add prometheus { url = ... } or webhook { url = ... }");
        }
        Optional<PrometheusRules> queries = prometheus
                ? Optional.of(prometheus(block.block("prometheus").over(Defaults.of("node-prometheus"))))
                : Optional.empty();
        Optional<WebhookRules> asked = webhook
                ? Optional.of(webhook(block.block("webhook").over(Defaults.of("node-webhook"))))
                : Optional.empty();
        Duration settle = block.get("settle", Formats.duration(Duration.ZERO, DAY));
        Duration catchUp = block.get("catch-up", Formats.duration());
        Duration compareEvery = block.get("compare-every", Formats.positiveDuration());
        int looks = block.get("looks", Formats.whole(1, MOST_LOOKS));
        block.end();
        boolean compares =
                webhook || queries.filter(rules -> !rules.values().isEmpty()).isPresent();
        return block.sound()
                ? Optional.of(new SignalRules(
                        queries,
                        asked,
                        metrics.map(plan -> new Verdicts(plan, looks)),
                        new Pace(settle, catchUp, compares ? compareEvery : Duration.ZERO, LONGEST_PAUSE)))
                : Optional.empty();
    }

    private PrometheusRules prometheus(Block block) {
        SortedMap<String, PrometheusRules.Counts> counts = new TreeMap<>();
        for (Block count : block.blocks("counts", Defaults.of("node-count"))) {
            String metric = count.get("metric", Formats.NAME);
            PrometheusRules.Counts queries =
                    new PrometheusRules.Counts(count.get("bad", QUERY), count.get("trials", QUERY));
            count.end();
            if (counts.put(metric, queries) != null) {
                count.report("metric", "\"" + metric + "\" is counted twice", "remove one of them");
            }
        }
        SortedMap<String, Query> values = new TreeMap<>();
        for (Block value : block.blocks("values", Defaults.of("node-value"))) {
            String metric = value.get("metric", Formats.TEXT);
            Query query = value.get("query", QUERY);
            value.end();
            if (values.put(metric, query) != null) {
                value.report("metric", "\"" + metric + "\" is asked for twice", "remove one of them");
            }
        }
        complete(block, values);
        PrometheusRules rules = new PrometheusRules(
                block.get("url", NodeFile.WEB),
                Secrets.of(block.find("token-variable", EvidenceFile.VARIABLE), Optional.empty()),
                block.get("answer-within", Formats.duration(MILLISECOND, HOUR)),
                counts,
                values,
                block.get("step", Formats.duration(MILLISECOND, DAY)));
        block.end();
        if (counts.isEmpty() && values.isEmpty()) {
            block.report("counts", "nothing is asked of it", "add counts = [ ... ] or values = [ ... ]");
        }
        return rules;
    }

    /** A metric that the judge expects and nobody asks for would leave every judgement open. */
    private void complete(Block block, SortedMap<String, Query> values) {
        if (values.isEmpty()) {
            return;
        }
        List<String> judged = metrics.stream()
                .flatMap(plan -> plan.metrics().stream())
                .map(Metric::name)
                .toList();
        values.keySet().stream()
                .filter(metric -> !judged.contains(metric))
                .findFirst()
                .ifPresent(metric -> block.report(
                        "values",
                        "\"" + metric + "\" is no metric of the metrics file",
                        metrics.isEmpty()
                                ? "name one: metrics = \"metrics.conf\""
                                : "add it there, or remove it here"));
        judged.stream()
                .filter(metric -> !values.containsKey(metric))
                .findFirst()
                .ifPresent(metric -> block.report(
                        "values",
                        "nothing is asked for the metric \"" + metric + "\" of the metrics file",
                        "add { metric = \"" + metric + "\", query = ... }"));
    }

    private static WebhookRules webhook(Block block) {
        WebhookRules rules = new WebhookRules(
                block.get("url", NodeFile.WEB),
                Secrets.of(
                        block.find("token-variable", EvidenceFile.VARIABLE),
                        block.find("secret-variable", EvidenceFile.VARIABLE)),
                block.get("answer-within", Formats.duration(MILLISECOND, HOUR)));
        block.end();
        return rules;
    }
}
