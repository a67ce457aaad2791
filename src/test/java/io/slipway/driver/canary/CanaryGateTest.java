package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.judge.value.Tolerance;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.train.Evidence;
import io.slipway.train.Gate;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.TrainCommand.ReportVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gate that replays requests on real servers. */
@Timeout(60)
class CanaryGateTest {

    private static final Evidence.Judge JUDGE =
            new Evidence.Judge("2026.48", new Build("2026.48.0"), Gate.SERVING_CANARY);
    private static final String GOOD = vector("1.5");
    private static final String BAD = vector("2.5");

    @TempDir
    private Path directory = Path.of("");

    private final List<ReportVerdict> verdicts = new CopyOnWriteArrayList<>();
    private Path requests = Path.of("");

    @BeforeEach
    void writeRequests() throws IOException {
        requests = Files.writeString(directory.resolve("requests.jsonl"), Replays.requests(20));
    }

    @Test
    void passesABuildThatServesTheSame() throws IOException {
        try (LocalServer baseline = LocalServer.serving(GOOD);
                LocalServer candidate = LocalServer.serving(GOOD);
                CanaryGate gate = gate(baseline.url(), candidate.url())) {
            gate.judge(JUDGE);

            assertThat(verdict().verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void failsABuildThatServesOtherValuesAndSaysWhich() throws IOException {
        try (LocalServer baseline = LocalServer.serving(GOOD);
                LocalServer candidate = LocalServer.serving(BAD);
                CanaryGate gate = gate(baseline.url(), candidate.url())) {
            gate.judge(JUDGE);

            assertThat(verdict())
                    .isEqualTo(new ReportVerdict(
                            "2026.48",
                            new Build("2026.48.0"),
                            Gate.SERVING_CANARY,
                            Verdict.FAIL,
                            "replay: fail: prod/fraud: user.sum differs in 20 samples"));
        }
    }

    @Test
    void replaysOnceThoughItIsAskedTwice() throws IOException {
        try (LocalServer baseline = LocalServer.serving(GOOD);
                LocalServer candidate = LocalServer.serving(GOOD);
                CanaryGate gate = gate(baseline.url(), candidate.url())) {
            gate.judge(JUDGE);
            gate.judge(JUDGE);
            await().until(() -> !verdicts.isEmpty());
            gate.judge(JUDGE);

            await().until(() -> verdicts.size() == 2);
            assertThat(verdicts.get(1)).isEqualTo(verdicts.get(0));
            assertThat(candidate.requests()).hasSize(20);
        }
    }

    @Test
    void isInconclusiveWhenNobodyAnswersHoweverOftenItIsTried() throws IOException {
        try (LocalServer baseline = LocalServer.serving(GOOD);
                CanaryGate gate = gate(baseline.url(), "http://127.0.0.1:1")) {
            gate.judge(JUDGE);

            assertThat(verdict().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verdict().evidence()).contains("could not be replayed", "cannot be reached");
            assertThat(baseline.requests()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void isInconclusiveWhenThereAreNoRequests() throws IOException {
        Files.writeString(requests, "");
        try (LocalServer baseline = LocalServer.serving(GOOD);
                CanaryGate gate = gate(baseline.url(), baseline.url())) {
            gate.judge(JUDGE);

            assertThat(verdict().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void fillsTheBuildIntoTheAddress() {
        assertThat(CanaryRules.filled("https://{build}.example/{release}", "2026.48", new Build("1.0"))
                        .address()
                        .toString())
                .isEqualTo("https://1.0.example/2026.48");
    }

    private ReportVerdict verdict() {
        await().atMost(Duration.ofSeconds(40)).until(() -> !verdicts.isEmpty());
        return verdicts.get(0);
    }

    private CanaryGate gate(String baseline, String candidate) {
        CanaryRules rules = new CanaryRules(
                baseline,
                candidate,
                requests,
                Optional.empty(),
                Optional.empty(),
                Tolerance.DEFAULT,
                Duration.ofHours(1),
                0.95,
                Replays.PATIENT,
                3,
                Duration.ofMillis(20));
        return new CanaryGate(
                rules, EntityId.of("train", "platform"), (to, from, answer) -> verdicts.add((ReportVerdict) answer));
    }

    private static String vector(String value) {
        return "{\"result\":{\"features\":[" + value + "]},\"metadata\":{\"features\":[{\"name\":\"user.sum\","
                + "\"dataType\":{\"type\":\"float64\"},\"status\":\"PRESENT\"}]}}";
    }
}
