package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cluster.journal.Database;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.driver.signals.Pace;
import io.slipway.driver.signals.SignalRules;
import io.slipway.driver.signals.WebhookRules;
import io.slipway.driver.web.Secrets;
import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.policy.Rehearsal;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.Stage;
import io.slipway.policy.ValidationMatrix;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A node with a release whose stages follow each other within seconds, of a policy that watches the error rate while it soaks. */
record Soaking(Node node, Path directory, Policy policy, LocalDate monday, String build) {

    static final String RELEASE = "2026.48";
    static final String BASELINE = "2026.47.0";

    /** One stretch of time of the soak. */
    static final Duration EVERY = Duration.ofSeconds(1);

    private static final String BUILD = "2026.48.0";
    private static final Duration LEAD = Duration.ofSeconds(30); // To start a node in, on a busy machine.
    private static final Duration WEEK = Duration.ofSeconds(36);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Two waves without a re-release in between; two accounts, one of them in early access, and a release that is proposed. */
    static Soaking begin(Path directory, EvidenceSettings evidence) {
        return begin(directory, evidence, Optional.empty(), BUILD);
    }

    static Soaking begin(Path directory, EvidenceSettings evidence, Optional<ValidationMatrix> matrix, String build) {
        return begin(directory, evidence, matrix, build, LEAD);
    }

    /** @param lead until the first window opens */
    static Soaking begin(
            Path directory, EvidenceSettings evidence, Optional<ValidationMatrix> matrix, String build, Duration lead) {
        Policy plain = PolicyReader.read(Path.of("simulations/policies/two-waves.conf"))
                .policy();
        Rehearsal rehearsal = Rehearsal.of(plain, Instant.now().plus(lead), WEEK);
        Policy watched = watched(rehearsal.policy(), matrix);
        Soaking week = new Soaking(start(directory, watched, evidence), directory, watched, rehearsal.monday(), build);
        await().atMost(PATIENCE)
                .until(() -> Scratch.json(Scratch.send(Scratch.to(week.node, "/v1/platform")))
                        .has("policy"));
        week.account("early", "development");
        week.account("prod", "production");
        assertThat(Scratch.send(Scratch.post(week.node, "/v1/accounts/early/early-access", "{\"do\":\"grant\"}"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> proposed = Scratch.send(Scratch.post(
                week.node,
                "/v1/releases",
                "{\"release\":\"" + RELEASE + "\",\"build\":\"" + build + "\",\"week\":\"" + week.monday + "\"}"));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
        return week;
    }

    /** The same node, started again. */
    Soaking again(EvidenceSettings evidence) {
        return new Soaking(start(directory, policy, evidence), directory, policy, monday, build);
    }

    private static Node start(Path directory, Policy policy, EvidenceSettings evidence) {
        return Node.start(new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", 0),
                NodeSettings.Membership.alone(2),
                new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new NodeSettings.Founding(policy, new Build(BASELINE))),
                Conduct.PLAIN,
                evidence));
    }

    private static Policy watched(Policy plain, Optional<ValidationMatrix> matrix) {
        SoakRules soak = new SoakRules(
                List.of(new Signal("error-rate", true, 1_100, 1_500, 1_000, 1_000)),
                EVERY,
                Duration.ofSeconds(6),
                SoakRules.OnTooLittle.CANCEL);
        return new Policy(
                plain.name(),
                plain.zone(),
                plain.stages().stream()
                        .filter(stage -> stage.condition() != Stage.Condition.WHEN_ISSUE_OPEN)
                        .toList(),
                plain.onCancel(),
                plain.lateRegression(),
                plain.failureBudget(),
                plain.pacing(),
                plain.handoff(),
                plain.blackout(),
                Optional.of(soak),
                matrix);
    }

    static EvidenceSettings asking(URI webhook) {
        return new EvidenceSettings(
                Optional.empty(),
                Optional.of(new SignalRules(
                        Optional.empty(),
                        Optional.of(new WebhookRules(
                                webhook, Secrets.of(Optional.empty(), Optional.empty()), Duration.ofSeconds(2))),
                        Optional.empty(),
                        new Pace(
                                Duration.ZERO, Duration.ofMinutes(10), Duration.ofSeconds(2), Duration.ofMillis(200)))),
                Optional.empty(),
                Optional.empty());
    }

    private void account(String name, String kind) {
        HttpResponse<String> response = Scratch.send(Scratch.post(
                node, "/v1/accounts", "{\"account\":\"" + name + "\",\"kind\":\"" + kind + "\",\"jobs\":[]}"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    void passGates() {
        verdict("validation-suite");
        verdict("sample-workloads");
        verdict("serving-canary");
    }

    void verdict(String gate) {
        HttpResponse<String> response = post(
                "/verdicts",
                "{\"build\":\"" + build + "\",\"gate\":\"" + gate + "\",\"verdict\":\"pass\",\"evidence\":\"a test\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    HttpResponse<String> post(String path, String body) {
        return Scratch.send(Scratch.post(node, "/v1/releases/" + RELEASE + path, body));
    }

    JsonNode release() {
        return Scratch.json(Scratch.send(Scratch.to(node, "/v1/releases/" + RELEASE)));
    }

    JsonNode stage(String name) {
        for (JsonNode stage : release().path("stages")) {
            if (stage.path("stage").asText().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + name + " in " + release());
    }

    String serving(String account) {
        return Scratch.json(Scratch.send(Scratch.to(node, "/v1/serving/" + account)))
                .path("build")
                .asText();
    }

    /** Wave 1 runs the build. */
    void awaitWave1() {
        await().atMost(PATIENCE).until(() -> serving("early").equals(build));
    }

    JsonNode awaitIssue() {
        await().atMost(PATIENCE).until(() -> !release().path("issues").isEmpty());
        return release().path("issues").path(0);
    }

    void awaitEnd() {
        await().atMost(PATIENCE)
                .until(() -> List.of("completed", "rolled_back", "canceled", "rejected")
                        .contains(release().path("phase").asText()));
    }
}
