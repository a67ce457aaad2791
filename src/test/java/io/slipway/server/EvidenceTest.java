package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.conf.metric.MetricsReader;
import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole node whose release is judged by what is posted, or by a webhook that it asks. */
@Tag("thorough")
@Timeout(240)
class EvidenceTest {

    private static final String BUILD = "2026.48.0";
    private static final EvidenceSettings POSTED = new EvidenceSettings(
            Optional.of(MetricsReader.read(Path.of("simulations/judge/metrics.conf"))
                    .plan()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path directory = Path.of("");

    private Optional<Node> node = Optional.empty();

    @BeforeEach
    void begin() {
        node = Optional.empty();
    }

    @AfterEach
    void end() {
        node.ifPresent(Node::close);
    }

    @Test
    void opensAnIssueAndHoldsWave2WhenPostedSamplesShowARegression() {
        Soaking week = Soaking.begin(directory, POSTED);
        node = Optional.of(week.node());
        week.passGates();
        week.awaitWave1();

        HttpResponse<String> first = week.post("/samples", samples(1, 100, 10_000, 90, 1_000));
        HttpResponse<String> again = week.post("/samples", samples(1, 100, 10_000, 90, 1_000));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(Scratch.json(first).path("done").booleanValue()).isTrue();
        assertThat(Scratch.json(again).path("done").booleanValue()).isFalse();
        JsonNode issue = week.awaitIssue();
        assertThat(issue.path("issue").textValue()).isEqualTo("error-rate-regression");
        assertThat(issue.path("summary").textValue())
                .contains("worse than allowed", "baseline 100 of 10000, candidate 90 of 1000");
        week.awaitEnd();
        assertThat(week.serving("prod")).isEqualTo(Soaking.BASELINE);
        assertThat(week.serving("early")).isEqualTo(Soaking.BASELINE);
        assertThat(week.stage("wave-2").path("phase").textValue()).isNotIn("releasing", "ended", "rolled-back");
    }

    @Test
    void goesOnToWave2WhenPostedSamplesRuleARegressionOut() {
        Soaking week = Soaking.begin(directory, POSTED);
        node = Optional.of(week.node());
        week.passGates();
        week.awaitWave1();

        var sound = week.post("/samples", samples(1, 1_000, 100_000, 1_000, 100_000));

        assertThat(sound.statusCode()).as(sound.body()).isEqualTo(200);
        week.awaitEnd();
        assertThat(week.serving("prod")).isEqualTo(BUILD);
        assertThat(week.serving("early")).isEqualTo(BUILD);
    }

    @Test
    void holdsWave2WhenNothingWasSeen() {
        Soaking week = Soaking.begin(directory, POSTED);
        node = Optional.of(week.node());
        week.passGates();
        week.awaitWave1();

        week.awaitEnd();

        assertThat(week.serving("prod")).isEqualTo(Soaking.BASELINE);
        assertThat(week.release().path("reason").textValue()).contains("too little data");
    }

    @Test
    void hearsOfARegressionFromAWebhookAcrossARestart() {
        try (Answering webhook = new Answering(request -> {
            boolean samples = request.body().contains("\"ask\":\"samples\"");
            return samples
                    ? Answer.ok("{\"samples\":{\"error-rate\":{\"baselineBad\":10,\"baselineTrials\":1000,"
                            + "\"candidateBad\":12,\"candidateTrials\":100}}}")
                    : new Answer(204, "");
        })) {
            EvidenceSettings asking = Soaking.asking(webhook.url());
            Soaking week = Soaking.begin(directory, asking);
            node = Optional.of(week.node());
            week.passGates();
            week.awaitWave1();
            await().until(() -> !webhook.requests().isEmpty());
            week.node().close();
            int before = webhook.requests().size();

            week = week.again(asking);
            node = Optional.of(week.node());

            JsonNode issue = week.awaitIssue();
            assertThat(issue.path("issue").textValue()).isEqualTo("error-rate-regression");
            assertThat(webhook.requests().size()).isGreaterThanOrEqualTo(before);
            week.awaitEnd();
            assertThat(week.serving("prod")).isEqualTo(Soaking.BASELINE);
        }
    }

    @Test
    void judgesPostedValuesForAGateAndForABuildInUse() {
        Soaking week = Soaking.begin(directory, POSTED);
        node = Optional.of(week.node());
        week.verdict("validation-suite");
        week.verdict("serving-canary");

        var gate = week.post("/judgements", values(50, "\"gate\":\"sample-workloads\","));

        assertThat(gate.statusCode()).as(gate.body()).isEqualTo(200);
        assertThat(Scratch.json(gate).path("verdict").textValue()).isEqualTo("pass");
        week.awaitWave1();

        var sound = Scratch.json(week.post("/judgements", values(50, "")));
        assertThat(sound.path("done").booleanValue()).isFalse();
        var slower = Scratch.json(week.post("/judgements", values(100, "")));

        assertThat(slower.path("verdict").textValue()).isEqualTo("fail");
        assertThat(slower.path("evidence").path(0).path("sentence").textValue()).contains("high (critical)");
        JsonNode issue = week.awaitIssue();
        assertThat(issue.path("issue").textValue()).isEqualTo("get-features-p99-ms-regression");
        assertThat(issue.path("severity").textValue()).isEqualTo("blocking");
    }

    private static String samples(long stretch, long bad, long trials, long candidateBad, long candidateTrials) {
        return "{\"build\":\"" + BUILD + "\",\"stretch\":" + stretch + ",\"metrics\":[{\"metric\":\"error-rate\","
                + "\"baselineBad\":" + bad + ",\"baselineTrials\":" + trials + ",\"candidateBad\":" + candidateBad
                + ",\"candidateTrials\":" + candidateTrials + "}]}";
    }

    private static String values(int latency, String gate) {
        return "{\"build\":\"" + BUILD + "\"," + gate + "\"baseline\":" + side(50) + ",\"candidate\":" + side(latency)
                + "}";
    }

    private static String side(int latency) {
        return List.of("get-features-p99-ms", "error-rate-percent", "stream-freshness-s").stream()
                .map(metric -> "{\"metric\":\"" + metric + "\",\"values\":"
                        + IntStream.range(0, 100)
                                .mapToObj(i ->
                                        String.valueOf((metric.startsWith("get") ? latency : 50) + i * 7 % 10 / 10.0))
                                .collect(Collectors.joining(",", "[", "]"))
                        + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
