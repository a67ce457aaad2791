package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.conf.Formats;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.policy.CellId;
import io.slipway.train.Actor;
import io.slipway.train.CellEvidence;
import io.slipway.train.CellOutcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** The orders that bring evidence about builds, and those that decide on it. */
final class EvidenceOrders {

    private static final String BUILD = "build";
    private static final String CELL = "cell";
    private static final String REASON = "reason";
    private static final int MOST_ATTEMPTS = 1_000_000;
    private static final long MOST_EVENTS = 1L << 53;
    private static final List<Role> MANAGERS = List.of(Role.RELEASE_MANAGER, Role.ADMIN);
    private static final List<Role> WATCHERS = List.of(Role.OPERATOR, Role.RELEASE_MANAGER, Role.ADMIN);

    private final Orders orders;
    private final PostedValues values;
    private final Approvals approvals;

    EvidenceOrders(Orders orders, Approvals approvals) {
        this.orders = orders;
        this.approvals = approvals;
        this.values = new PostedValues(orders);
    }

    List<Endpoint> endpoints() {
        return List.of(cells(), reruns(), samples(), values.endpoint(), overrides(), triages());
    }

    private Endpoint cells() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/cells",
                "Post what came of an attempt at a cell of the validation matrix",
                MANAGERS,
                this::cell,
                BUILD,
                "the build",
                CELL,
                "suite/cloud/platform",
                "attempt",
                "number of the attempt, from 1",
                "outcome",
                "pass, fail, timed-out, canceled or inconclusive",
                "note?",
                "one line for people",
                "log?",
                "where the log is",
                "sha256?",
                "the digest of the log in hexadecimal",
                "millis?",
                "number of milliseconds it took");
    }

    private Endpoint reruns() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/reruns",
                "Run a cell of the validation matrix again",
                MANAGERS,
                this::rerun,
                BUILD,
                "the build",
                CELL,
                "suite/cloud/platform",
                "attempt",
                "number of the attempt that another is to replace",
                REASON,
                "why");
    }

    private Endpoint samples() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/samples",
                "Post bad events among trials that were seen in one stretch of time while a build soaks",
                WATCHERS,
                this::sampled,
                BUILD,
                "the build that soaks",
                "stretch",
                "number of the stretch: greater for each later one; posted again, it is the same",
                "metrics",
                "list of { metric, baselineBad, baselineTrials, candidateBad, candidateTrials }");
    }

    private Endpoint overrides() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/soak-overrides",
                "Let a build pass whose soak has seen too little data",
                MANAGERS,
                this::override,
                BUILD,
                "the build that soaks",
                REASON,
                "why");
    }

    private Endpoint triages() {
        return ReleaseOrders.post(
                "/v1/releases/{release}/triages",
                "Decide how grave an open issue is",
                MANAGERS,
                this::triage,
                "issue",
                "its name",
                "severity",
                "blocking or minor",
                REASON,
                "why");
    }

    private CompletionStage<ObjectNode> cell(Call call) {
        Words words = call.words();
        CellEvidence evidence = new CellEvidence(
                call.caller().name(),
                Duration.ofMillis(words.number("millis", 0, Duration.ofDays(365).toMillis())
                        .orElse(0L)),
                words.find("note", EvidenceOrders::oneLine).orElse("as posted"),
                words.find("log", EvidenceOrders::oneLine),
                words.find("sha256", EvidenceOrders::digest));
        return one(
                call,
                new TrainCommand.ReportCell(
                        id(call),
                        build(call),
                        words.get(CELL, CellId::parse),
                        attempt(words),
                        words.get("outcome", Formats.choice(CellOutcome.class).parse()),
                        evidence));
    }

    private CompletionStage<ObjectNode> rerun(Call call) {
        Words words = call.words();
        return one(
                call,
                new TrainCommand.RerunCell(
                        id(call),
                        build(call),
                        words.get(CELL, CellId::parse),
                        attempt(words),
                        call.as(Actor.Role.RELEASE_MANAGER),
                        words.text(REASON)));
    }

    private CompletionStage<ObjectNode> sampled(Call call) {
        Words words = call.words();
        long stretch = required(words, "stretch", 1, Long.MAX_VALUE - 1);
        SortedMap<String, Batch> samples = new TreeMap<>();
        for (Words block : words.blocks("metrics")) {
            String metric = block.get("metric", Formats.NAME.parse());
            if (samples.put(metric, batch(block)) != null) {
                throw Problem.badRequest("the metric \"" + metric + "\" is there twice");
            }
        }
        if (samples.isEmpty()) {
            throw Problem.badRequest("\"metrics\" must have at least one metric");
        }
        return one(call, new TrainCommand.ReportSamples(id(call), build(call), stretch, samples));
    }

    private static Batch batch(Words block) {
        try {
            Batch batch = new Batch(
                    required(block, "baselineBad", 0, MOST_EVENTS),
                    required(block, "baselineTrials", 0, MOST_EVENTS),
                    required(block, "candidateBad", 0, MOST_EVENTS),
                    required(block, "candidateTrials", 0, MOST_EVENTS));
            block.end();
            return batch;
        } catch (IllegalArgumentException odd) {
            throw Problem.badRequest("in \"metrics\": " + odd.getMessage());
        }
    }

    private CompletionStage<ObjectNode> override(Call call) {
        TrainCommand order = new TrainCommand.OverrideSoak(
                id(call),
                build(call),
                call.as(Actor.Role.RELEASE_MANAGER),
                call.words().text(REASON));
        call.words().end();
        return approvals.carryOut(orders, order);
    }

    private CompletionStage<ObjectNode> triage(Call call) {
        Severity severity =
                call.words().get("severity", Formats.choice(Severity.class).parse());
        TrainCommand order = new TrainCommand.TriageIssue(
                id(call),
                call.words().text("issue"),
                severity,
                call.as(Actor.Role.RELEASE_MANAGER),
                call.words().text(REASON));
        call.words().end();
        return severity == Severity.MINOR ? approvals.carryOut(orders, order) : orders.carryOut(List.of(order));
    }

    private CompletionStage<ObjectNode> one(Call call, Command command) {
        call.words().end();
        return orders.carryOut(List.of(command));
    }

    static String id(Call call) {
        return call.part("release");
    }

    static Build build(Call call) {
        return call.words().get(BUILD, Build::new);
    }

    private static int attempt(Words words) {
        return (int) required(words, "attempt", 1, MOST_ATTEMPTS);
    }

    private static long required(Words words, String name, long least, long most) {
        return words.number(name, least, most).orElseThrow(() -> Problem.badRequest("\"" + name + "\" is missing"));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() > 2_000) {
            throw new IllegalArgumentException(line);
        }
        return line;
    }

    private static String digest(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
