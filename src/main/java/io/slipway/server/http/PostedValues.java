package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.conf.Formats;
import io.slipway.judge.metric.Evidence;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.MetricJudge;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Series;
import io.slipway.judge.metric.Verdict;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.policy.Signal;
import io.slipway.train.Actor;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import io.slipway.train.TrainCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Values of metrics that are posted for both sides, judged here by the metric judge. With a gate, the verdict is the gate's; without
 * one, a failure opens an issue for each metric that regressed, and anything else is only told.
 */
final class PostedValues {

    private static final int LONGEST = 2_000;
    private static final List<Role> MANAGERS = List.of(Role.RELEASE_MANAGER, Role.ADMIN);

    private final Orders orders;

    PostedValues(Orders orders) {
        this.orders = orders;
    }

    Endpoint endpoint() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/judgements",
                "Have the values of metrics judged, for a gate or for a build in use",
                MANAGERS,
                this::judge,
                "build",
                "the candidate",
                "gate?",
                "validation-suite, sample-workloads or serving-canary: the verdict is that gate's",
                "baseline",
                "list of { metric, values }: those of the baseline",
                "candidate",
                "list of { metric, values }: those of the candidate");
    }

    private CompletionStage<ObjectNode> judge(Call call) {
        MetricPlan plan = orders.metrics()
                .orElseThrow(() -> new Problem(
                        409,
                        "NO_METRICS",
                        "this node has no metrics to judge by; name a metrics file in its configuration"));
        Build build = EvidenceOrders.build(call);
        Optional<Gate> gate =
                call.words().find("gate", Formats.choice(Gate.class).parse());
        Samples baseline = samples(plan, call.words(), "baseline");
        Samples candidate = samples(plan, call.words(), "candidate");
        call.words().end();
        Judgement judgement = MetricJudge.judge(plan, baseline, candidate);
        List<Command> commands = commands(call, build, gate, judgement);
        return carriedOut(commands).thenApply(answer -> told(answer, judgement));
    }

    private CompletionStage<ObjectNode> carriedOut(List<Command> commands) {
        return commands.isEmpty()
                ? CompletableFuture.completedFuture(
                        JsonNodeFactory.instance.objectNode().put("done", false).put("events", 0))
                : orders.carryOut(commands);
    }

    private static List<Command> commands(Call call, Build build, Optional<Gate> gate, Judgement judgement) {
        String release = EvidenceOrders.id(call);
        if (gate.isPresent()) {
            return List.of(new TrainCommand.ReportVerdict(
                    release, build, gate.get(), verdict(judgement.verdict()), evidence(judgement)));
        } else if (judgement.verdict() != Verdict.FAIL) {
            return List.of();
        }
        Actor actor = call.as(Actor.Role.RELEASE_MANAGER);
        return new ArrayList<>(judgement.evidence().stream()
                .filter(Evidence::isRegression)
                .map(one -> new TrainCommand.ReportIssue(
                        release,
                        Signal.issue(Formats.asName(one.metric().name())),
                        build,
                        Severity.BLOCKING,
                        bounded(judgement.reason() + "; " + one.sentence()),
                        actor))
                .toList());
    }

    private static Samples samples(MetricPlan plan, Words words, String side) {
        Map<String, Series> series = new TreeMap<>();
        for (Words block : words.blocks(side)) {
            String metric = block.text("metric");
            double[] values = block.numbers("values");
            block.end();
            boolean known = plan.metrics().stream().anyMatch(one -> one.name().equals(metric));
            if (!known) {
                throw Problem.badRequest("in \"" + side + "\": \"" + metric + "\" is no metric of this node; it has "
                        + plan.metrics().stream().map(one -> one.name()).collect(Collectors.joining(", ")));
            } else if (values.length > Series.MOST) {
                throw Problem.badRequest("in \"" + side + "\": more than " + Series.MOST + " values of " + metric);
            } else if (series.put(metric, Series.of(values)) != null) {
                throw Problem.badRequest("in \"" + side + "\": the metric \"" + metric + "\" is there twice");
            }
        }
        return Samples.of(series);
    }

    private static Gate.Verdict verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Gate.Verdict.PASS;
            case FAIL -> Gate.Verdict.FAIL;
            case INCONCLUSIVE -> Gate.Verdict.INCONCLUSIVE;
        };
    }

    private static String evidence(Judgement judgement) {
        return bounded(judgement.reason() + "; "
                + judgement.evidence().stream().map(Evidence::sentence).collect(Collectors.joining("; ")));
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static ObjectNode told(ObjectNode answer, Judgement judgement) {
        answer.put("verdict", judgement.verdict().name().toLowerCase(Locale.ROOT))
                .put("reason", judgement.reason());
        var evidence = answer.putArray("evidence");
        judgement
                .evidence()
                .forEach(one -> evidence.addObject()
                        .put("metric", one.metric().name())
                        .put(
                                "outcome",
                                one.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .put("sentence", one.sentence()));
        return answer;
    }
}
