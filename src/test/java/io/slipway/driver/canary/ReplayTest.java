package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.driver.canary.Json.Served;
import io.slipway.driver.canary.LocalServer.Answer;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.FeatureTally;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String BODY = Json.answer(Served.of("f", "1"), Served.of("g", "2"));

    @Test
    void asksTheBaselineTwiceAndTheCandidateOnce() throws IOException {
        try (LocalServer baseline = LocalServer.serving(BODY);
                LocalServer candidate = LocalServer.serving(BODY)) {
            Tally tally = Replays.tally(baseline.target(), candidate.target(), 50);

            assertThat(baseline.requests()).hasSize(100);
            assertThat(candidate.requests()).hasSize(50).doesNotHaveDuplicates();
            assertThat(tally.samples(Classification.MATCH)).isEqualTo(50);
            assertThat(tally.coverage()).isEqualTo(1);
        }
    }

    @Test
    void blamesNobodyForAFeatureThatTheBaselineCannotHold() throws IOException {
        AtomicInteger clock = new AtomicInteger();
        try (LocalServer baseline = LocalServer.that(request -> Answer.ok(
                        Json.answer(Served.of("f", "1"), Served.of("age", String.valueOf(clock.incrementAndGet())))));
                LocalServer candidate = LocalServer.serving(Json.answer(Served.of("f", "9"), Served.of("age", "-1")))) {
            Tally tally = Replays.tally(baseline.target(), candidate.target(), 20);

            List<FeatureTally> features = tally.worstFirst();
            assertThat(features).extracting(FeatureTally::name).containsExactly("f", "age");
            assertThat(features.get(0).counts().of(Classification.REGRESSION)).isEqualTo(20);
            assertThat(features.get(1).counts().of(Classification.FLAKY)).isEqualTo(20);
        }
    }

    @Test
    void keepsNoMoreInFlightThanItMay() throws IOException {
        CountDownLatch crowd = new CountDownLatch(3);
        try (LocalServer baseline = LocalServer.that(request -> {
                    // The first comes alone; then three wait for each other, and a fourth must not come.
                    if (!request.contains("\"u1\"")) {
                        crowd.countDown();
                        await(crowd);
                    }
                    return Answer.ok(BODY);
                });
                LocalServer candidate = LocalServer.serving(BODY)) {
            ReplayLimits three = new ReplayLimits(3, Duration.ofSeconds(5), Duration.ofSeconds(20), 0);

            Replay.Outcome outcome = Replays.outcome(baseline.target(), candidate.target(), 60, three, Replays.NOBODY);

            assertThat(outcome.tally().samples(Classification.MATCH)).isEqualTo(60);
            assertThat(baseline.busiest()).isEqualTo(3);
        }
    }

    @Test
    void saysWhoCannotBeReached() throws IOException {
        try (LocalServer up = LocalServer.serving(BODY)) {
            Target down = new Target(Endpoint.of("http://127.0.0.1:" + freePort()), Optional.empty());

            assertThatThrownBy(() -> Replays.tally(up.target(), down, 2))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageStartingWith("the candidate http://127.0.0.1:");
            assertThatThrownBy(() -> Replays.tally(down, up.target(), 2))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageStartingWith("the baseline http://127.0.0.1:");
        }
    }

    @Test
    void doesNotWaitForACandidateThatIsGone() throws IOException {
        LocalServer[] servers = new LocalServer[1];
        try (LocalServer baseline = LocalServer.serving(BODY);
                LocalServer candidate = LocalServer.that(request -> {
                    if (request.contains("\"u50\"")) {
                        servers[0].close();
                    }
                    return Answer.ok(BODY);
                })) {
            servers[0] = candidate;
            ReplayLimits hasty = new ReplayLimits(1, Duration.ofSeconds(20), Duration.ofSeconds(20), 0);

            Replay.Outcome outcome =
                    Replays.outcome(baseline.target(), candidate.target(), 5_000, hasty, Replays.NOBODY);

            assertThat(outcome.brokenOff())
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith(
                                    "given up: the candidate left 100 samples in a row unanswered (no connection)"));
            assertThat(outcome.tally().samples()).isBetween(149L, 160L);
        }
    }

    @Test
    void stopsWhenAskedAndKeepsWhatItHas() throws IOException {
        try (LocalServer baseline = LocalServer.serving(BODY);
                LocalServer candidate = LocalServer.serving(BODY)) {
            Replay.Outcome outcome = Replays.outcome(
                    baseline.target(), candidate.target(), 10_000, Replays.PATIENT, Replays.watching(20));

            assertThat(outcome.tally().samples()).isBetween(20L, 100L);
            assertThat(outcome.brokenOff())
                    .contains("interrupted after " + outcome.tally().samples() + " samples");
        }
    }

    @Test
    void triesAgainOnlyWhenThereWasNoConnection() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LocalServer baseline = LocalServer.serving(BODY);
                HostileServer resetting = new HostileServer((socket, output) -> {
                    asked.incrementAndGet();
                    socket.close();
                })) {
            Tally tally = Replays.tally(baseline.target(), resetting.target(), 5);

            assertThat(tally.outcomes(Side.CANDIDATE)).containsEntry("connection reset", 5L);
            assertThat(asked).hasValue(5);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
