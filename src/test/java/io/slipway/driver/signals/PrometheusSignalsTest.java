package io.slipway.driver.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import io.slipway.driver.web.Secrets;
import io.slipway.driver.web.Unanswered;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Prometheus answers, well or badly, over a real socket. */
@Timeout(60)
class PrometheusSignalsTest {

    private static final String BAD = "sum(increase(errors{build=\"{build}\"}[{window}]))";
    private static final String TRIALS = "sum(increase(requests{build=\"{build}\"}[{window}]))";
    private static final Stretch STRETCH =
            new Stretch("2026.48", new Build("2026.48.0"), new Build("2026.47.0"), Duration.ofMinutes(5), 6_000_000);

    @Test
    void countsBothSidesAtTheEndOfTheStretch() throws Exception {
        try (Answering server = new Answering(request -> {
            String query = decoded(request.body());
            assertThat(query)
                    .contains("time=" + STRETCH.until().getEpochSecond() + ".000")
                    .contains("[300s]");
            boolean candidate = query.contains("build=\"2026.48.0\"");
            assertThat(candidate || query.contains("build=\"2026.47.0\"")).isTrue();
            String value = query.contains("errors") ? candidate ? "8.9" : "3.2" : candidate ? "99.6" : "1000";
            return Answer.ok(vector(value));
        })) {
            SortedMap<String, Batch> counted = signals(server).count(STRETCH, List.of("error-rate", "unknown"));

            assertThat(counted).containsExactly(Map.entry("error-rate", new Batch(3, 1000, 9, 100)));
            assertThat(server.requests())
                    .hasSize(4)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/api/v1/query"));
        }
    }

    /** Neither is a pass: what was not seen leaves the soak undecided. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"status":"success","data":{"resultType":"vector","result":[]}}
                    {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}}
                    {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0"]}]}}
                    {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"-3"]}]}}
                    """)
    void takesWhatIsMissingForTooLittleData(String answer) throws Exception {
        try (Answering server = new Answering(request -> Answer.ok(answer))) {
            assertThat(signals(server).count(STRETCH, List.of("error-rate"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"2"]}]}} | 2 series
                    200 | {"status":"success","data":{"resultType":"matrix","result":[]}}                        | a matrix
                    200 | {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"+Inf"]}]}}    | gives +Inf
                    200 | {"status":"success","warnings":["shard 3 is away"],"data":{"resultType":"vector","result":[]}} | in part: shard 3
                    400 | {"status":"error","errorType":"bad_data","error":"parse error at char 7"}              | parse error at char 7
                    503 | {"status":"success","data":{"resultType":"vector","result":[]}}                        | status 503
                    500 | oops                                                                                   | not as Prometheus
                    200 | <html>                                                                                 | not as Prometheus
                    200 | []                                                                                     | not as Prometheus
                    302 | moved                                                                                  | answered 302
                    0   | hangs                                                                                  | no answer within
                    1   | breaks                                                                                 | the connection broke
                    """)
    void namesWhatIsNoAnswer(int status, String body, String why) {
        Answer answer = status < 2 ? new Answer(status, "") : new Answer(status, body);
        try (Answering server = new Answering(request -> answer)) {
            assertThatThrownBy(() -> signals(server).count(STRETCH, List.of("error-rate")))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void refusesAnAnswerThatWouldNotEnd() {
        String flood = vector("1") + " ".repeat(9 << 20);
        try (Answering server = new Answering(request -> Answer.ok(flood))) {
            assertThatThrownBy(() -> signals(server).count(STRETCH, List.of("error-rate")))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageContaining("more than 8388608 bytes");
        }
    }

    @Test
    void refusesMoreBadEventsThanTrials() {
        Function<Answering.Request, Answer> swapped =
                request -> Answer.ok(vector(decoded(request.body()).contains("errors") ? "900" : "100"));
        try (Answering server = new Answering(swapped)) {
            assertThatThrownBy(() -> signals(server).count(STRETCH, List.of("error-rate")))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageContaining("more bad events than trials");
        }
    }

    @Test
    void neverLetsANameEndItsQuotes() {
        Stretch odd = new Stretch("r", new Build("1\"} or vector(0) #"), new Build("0"), Duration.ofMillis(1500), 1);

        assertThat(new Query(BAD).about(odd, true))
                .isEqualTo("sum(increase(errors{build=\"1\\\"} or vector(0) #\"}[1500ms]))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sum(errors)                                | both builds would look the same
                    sum(errors{build="{build}",a="{account}"}) | there is no place {account}
                    """)
    void refusesAQueryThatCannotTellBuildsApart(String template, String why) {
        assertThatThrownBy(() -> new Query(template)).hasMessageContaining(why);
    }

    private static PrometheusSignals signals(Answering server) {
        SortedMap<String, PrometheusRules.Counts> counts = new TreeMap<>();
        counts.put("error-rate", new PrometheusRules.Counts(new Query(BAD), new Query(TRIALS)));
        return new PrometheusSignals(
                new PrometheusRules(
                        server.url(),
                        Secrets.of(Optional.empty(), Optional.empty()),
                        Duration.ofSeconds(2),
                        counts,
                        new TreeMap<>(),
                        Duration.ofSeconds(15)),
                Optional.empty());
    }

    private static String decoded(String form) {
        return URLDecoder.decode(form, StandardCharsets.UTF_8);
    }

    private static String vector(String value) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\""
                + value + "\"]}]}}";
    }
}
