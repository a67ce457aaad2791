package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.conf.metric.MetricsReader;
import io.slipway.server.node.EvidenceSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node says to evidence that is none, or that somebody brings who may not. */
@Timeout(120)
class EvidenceRefusalsTest {

    @TempDir
    private static Path directory;

    private static Optional<Soaking> week = Optional.empty();

    @BeforeAll
    static void begin() {
        week = Optional.of(Soaking.begin(
                directory,
                new EvidenceSettings(
                        Optional.of(MetricsReader.read(Path.of("simulations/judge/metrics.conf"))
                                .plan()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                "2026.48.0",
                Duration.ofMinutes(30)));
    }

    @AfterAll
    static void end() {
        week().node().close();
    }

    private static Soaking week() {
        return week.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            samples    | {"build":"b","stretch":1,"metrics":[]}                                     | 400 | at least one metric
            samples    | {"build":"b","stretch":0,"metrics":[]}                                     | 400 | whole number from 1
            samples    | {"build":"b","metrics":[]}                                                 | 400 | "stretch" is missing
            samples    | {"build":"b","stretch":1,"metrics":[{"metric":"a","baselineBad":2,"baselineTrials":1,"candidateBad":0,"candidateTrials":1}]} | 400 | from none to all
            samples    | {"build":"b","stretch":1,"metrics":[{"metric":"a","baselineBad":0.5}]}    | 400 | "metrics[0].baselineBad" must be a whole number
            cells      | {"build":"b","cell":"a/b","attempt":1,"outcome":"pass"}                    | 400 | "cell" cannot be read
            cells      | {"build":"b","cell":"a/b/c","attempt":1,"outcome":"great"}                 | 400 | "outcome" cannot be read
            cells      | {"build":"b","cell":"a/b/c","attempt":"1","outcome":"pass"}                | 400 | "attempt" must be a whole number
            cells      | {"build":"b","cell":"a/b/c","attempt":1,"outcome":"pass","sha256":"zz"}    | 400 | "sha256" cannot be read
            reruns     | {"build":"b","cell":"a/b/c","attempt":1,"reason":"x"}                      | 404 | propose it first
            triages    | {"issue":"none","severity":"minor","reason":"x"}                           | 404 | none
            soak-overrides | {"build":"b","reason":"x"}                                             | 409 | not soaking
            judgements | {"build":"b","baseline":[{"metric":"x","values":[1]}],"candidate":[]}      | 400 | is no metric of this node
            judgements | {"build":"b","baseline":[{"metric":"error-rate-percent","values":["1"]}],"candidate":[]} | 400 | finite numbers
            """)
    void refusesWhatIsNoEvidenceByName(String what, String body, int status, String why) {
        HttpResponse<String> response = week().post("/" + what, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(Scratch.json(response).path("detail").textValue()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "cells, operator",
        "reruns, operator",
        "judgements, viewer",
        "soak-overrides, operator",
        "triages, support",
        "samples, viewer"
    })
    void isForThoseWhoMay(String what, String role) {
        var response = Scratch.send(Scratch.post(week().node(), "/v1/releases/" + Soaking.RELEASE + "/" + what, "{}")
                .header("X-Slipway-Role", role));

        assertThat(response.statusCode()).isEqualTo(403);
    }
}
