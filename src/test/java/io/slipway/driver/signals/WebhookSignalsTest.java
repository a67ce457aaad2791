package io.slipway.driver.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.metric.MetricsReader;
import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import io.slipway.driver.web.Secrets;
import io.slipway.driver.web.Unanswered;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.train.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook that knows how builds fare, or does not. */
@Timeout(60)
class WebhookSignalsTest {

    private static final Stretch STRETCH =
            new Stretch("2026.48", new Build("2026.48.0"), new Build("2026.47.0"), Duration.ofMinutes(5), 6_000_000);

    @Test
    void asksForSamplesAndSignsTheQuestion() throws Exception {
        String answer = "{\"samples\":{\"error-rate\":{\"baselineBad\":1,\"baselineTrials\":900,\"candidateBad\":2,"
                + "\"candidateTrials\":100},\"other\":{}}}";
        try (Answering server = new Answering(request -> Answer.ok(answer))) {
            assertThat(signals(server).count(STRETCH, List.of("error-rate", "late")))
                    .containsExactly(Map.entry("error-rate", new Batch(1, 900, 2, 100)));

            var request = server.requests().get(0);
            assertThat(request.body())
                    .isEqualTo("{\"ask\":\"samples\",\"release\":\"2026.48\",\"build\":\"2026.48.0\","
                            + "\"baseline\":\"2026.47.0\",\"stretch\":6000000,\"from\":\"" + STRETCH.from()
                            + "\",\"until\":\"" + STRETCH.until() + "\",\"metrics\":[\"error-rate\",\"late\"]}");
            assertThat(request.header("X-slipway-idempotency-key")).isEqualTo("2026.48/2026.48.0/samples/6000000");
            assertThat(request.header("Authorization")).isEqualTo("Bearer of TOKEN");
            assertThat(request.header("X-slipway-signature"))
                    .isEqualTo("sha256=" + Secrets.signature(request.body(), "of SECRET"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204})
    void hearsNothingNowFromOneThatPostsLaterOrSawNothing(int status) throws Exception {
        try (Answering server = new Answering(request -> new Answer(status, ""))) {
            assertThat(signals(server).count(STRETCH, List.of("error-rate"))).isEmpty();
            assertThat(signals(server).compare(STRETCH)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"samples":{}}                                  | answered 500
            200 | {"samples":                                     | not with JSON
            200 | [1]                                             | no object
            200 | {"sample":{}}                                   | without "samples"
            200 | {"samples":{"error-rate":{"baselineBad":1}}}    | "baselineTrials" must be a whole number
            200 | {"samples":{"error-rate":{"baselineBad":9,"baselineTrials":1,"candidateBad":0,"candidateTrials":1}}} | from none to all
            200 | {"samples":{"error-rate":7}}                    | must be a whole number
            """)
    void namesWhatAreNoSamples(int status, String body, String why) {
        try (Answering server = new Answering(request -> new Answer(status, body))) {
            assertThatThrownBy(() -> signals(server).count(STRETCH, List.of("error-rate")))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"verdict":"fail"}                                                | neither "values" nor a list
            {"issues":[{"issue":"late","severity":"grave","summary":"x"}]}    | a severity of blocking or minor
            {"issues":[{"issue":"La te","severity":"minor","summary":"x"}]}   | without a name
            {"values":{"baseline":{}}}                                        | without "candidate"
            """)
    void namesWhatAreNoIssues(String body, String why) {
        try (Answering server = new Answering(request -> Answer.ok(body))) {
            assertThatThrownBy(() -> signals(server).compare(STRETCH))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void sendsNothingWithoutTheTokenItShouldCarry() {
        try (Answering server = new Answering(request -> Answer.ok("{}"))) {
            WebhookSignals unset = new WebhookSignals(
                    new WebhookRules(
                            server.url(),
                            new Secrets(Optional.of("TOKEN"), Optional.empty(), variable -> Optional.empty()),
                            Duration.ofSeconds(2)),
                    Optional.empty());

            assertThatThrownBy(() -> unset.compare(STRETCH)).hasMessageContaining("variable TOKEN is not set");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void hearsOfIssues() throws Exception {
        String answer = "{\"issues\":[{\"issue\":\"late\",\"severity\":\"minor\",\"summary\":\"features are late\"}]}";
        try (Answering server = new Answering(request -> Answer.ok(answer))) {
            assertThat(signals(server).compare(STRETCH))
                    .containsExactly(new Regression("late", Severity.MINOR, "features are late"));
        }
    }

    @Test
    void judgesValuesByTheMetricJudge() throws Exception {
        try (Answering slower = new Answering(request -> Answer.ok(values(100, 50)));
                Answering same = new Answering(request -> Answer.ok(values(50, 50)));
                Answering few = new Answering(request -> Answer.ok("{\"values\":{\"baseline\":{\"get-features-p99-ms\":"
                        + "[1,2]},\"candidate\":{\"get-features-p99-ms\":[100,200]}}}"))) {
            assertThat(signals(slower).compare(STRETCH)).singleElement().satisfies(found -> {
                assertThat(found.issue()).isEqualTo("get-features-p99-ms-regression");
                assertThat(found.severity()).isEqualTo(Severity.BLOCKING);
                assertThat(found.summary()).contains("get-features-p99-ms is high (critical)", "median 50.45 to 100.5");
            });
            assertThat(signals(same).compare(STRETCH)).isEmpty();
            assertThat(signals(few).compare(STRETCH)).isEmpty();
        }
    }

    /** A hundred values of each metric on each side, of which one metric differs. */
    private static String values(int latency, int usual) {
        return "{\"values\":{\"baseline\":" + side(usual, usual) + ",\"candidate\":" + side(latency, usual) + "}}";
    }

    private static String side(int latency, int usual) {
        return "{\"get-features-p99-ms\":" + list(latency) + ",\"error-rate-percent\":" + list(usual)
                + ",\"stream-freshness-s\":" + list(usual) + "}";
    }

    private static String list(int around) {
        return IntStream.range(0, 100)
                .mapToObj(i -> String.valueOf(around + i * 7 % 10 / 10.0))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static WebhookSignals signals(Answering server) {
        Secrets secrets =
                new Secrets(Optional.of("TOKEN"), Optional.of("SECRET"), variable -> Optional.of("of " + variable));
        return new WebhookSignals(
                new WebhookRules(server.url(), secrets, Duration.ofSeconds(2)),
                Optional.of(new Verdicts(
                        MetricsReader.read(Path.of("simulations/judge/metrics.conf"))
                                .plan(),
                        10)));
    }
}
