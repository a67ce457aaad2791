package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.canary.Json.Served;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Mishap;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import io.slipway.judge.value.Verdict;
import io.slipway.judge.value.Verdict.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does has a name, is counted, and is never a pass. */
class HostileServersTest {

    private static final String BODY = Json.answer(Served.of("f", "1"));
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RESET       |
            RESET       | HTTP/1.1 200 OK~Content-Type: application/json~Transfer-Encoding: chunked~~5~{"res
            BAD_HTTP    | SSH-2.0-OpenSSH_9.2~~
            BAD_HTTP    | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~nothing~
            REDIRECT    | HTTP/1.1 302 Found~Location: http://127.0.0.1:1/~Content-Length: 0~~
            REDIRECT    | HTTP/1.1 308 Permanent~Location: /elsewhere~Content-Length: 0~~
            HTML        | HTTP/1.1 200 OK~Content-Type: text/html; charset=utf-8~Content-Length: 2~~{}
            HTML        | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 6~~<html>
            TRUNCATED   | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 900~~{"result":
            BAD_JSON    | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 10~~{"result":{}}
            BAD_JSON    | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 0~~
            BAD_JSON    | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 8~~{"result
            WRONG_SHAPE | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 2~~{}
            WRONG_SHAPE | HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 4~~null
            """)
    void areNamedByWhatTheySend(Mishap mishap, String text) throws IOException {
        String bytes = text == null
                ? ""
                : text.replaceFirst("^(HTTP[^~]*~)", "$1Connection: close~").replace("~", "\r\n");
        try (HostileServer hostile = HostileServer.sending(bytes)) {
            assertIsNamed(hostile, mishap);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areNamedWhenTheySendTenMegabytes(boolean announced) throws IOException {
        byte[] block = "[".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        String length = announced ? "Content-Length: " + (160L << 16) + "\r\n" : "";
        try (HostileServer hostile = new HostileServer((socket, output) -> {
            output.write((OK + length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 160; i++) {
                output.write(block);
            }
            socket.close();
        })) {
            assertIsNamed(hostile, Mishap.TOO_LARGE);
        }
    }

    @Test
    void areNamedWhenTheySendNoUtf8() throws IOException {
        byte[] body = BODY.replace("\"1\"", "\"\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
        String head = OK + "Content-Length: " + body.length + "\r\n\r\n";
        try (HostileServer hostile = HostileServer.sending(head + new String(body, StandardCharsets.ISO_8859_1))) {
            assertIsNamed(hostile, Mishap.BAD_UTF8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"result\":"})
    void areNamedWhenTheyHang(String beginning) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (HostileServer hostile = new HostileServer((socket, output) -> {
            output.write(beginning.getBytes(StandardCharsets.US_ASCII));
            output.flush();
            await(never);
        })) {
            assertIsNamed(hostile, Mishap.TIMED_OUT, Replays.HASTY);
        } finally {
            never.countDown();
        }
    }

    @Test
    void areNamedWhenTheyReset() throws IOException {
        try (HostileServer hostile = new HostileServer((socket, output) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            assertIsNamed(hostile, Mishap.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503, 504})
    void areNamedByTheirCode(int code) throws IOException {
        try (LocalServer good = LocalServer.serving(BODY);
                LocalServer refusing = LocalServer.that(request -> new LocalServer.Answer(code, "<html>no</html>"))) {
            Tally tally = Replays.tally(good.target(), refusing.target(), 3);

            assertThat(tally.outcomes(Side.CANDIDATE)).isEqualTo(Map.of("HTTP " + code, 3L));
            assertThat(tally.samples(Classification.REGRESSION)).isEqualTo(3);
            assertThat(tally.downtime()).isEqualTo(code >= 500 ? 3 : 0);
            Tally both = Replays.tally(refusing.target(), refusing.target(), 3);
            assertThat(verdict(both)).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(both.downtime()).isZero();
        }
    }

    @Test
    void doNotSpoilTheNextAnswerByBytesTooMany() throws IOException {
        String twice = OK + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY + "HTTP/1.1 500 Surprise\r\n\r\n";
        try (LocalServer good = LocalServer.serving(BODY);
                HostileServer lying = new HostileServer((socket, output) -> {
                    output.write(twice.getBytes(StandardCharsets.US_ASCII));
                    output.flush();
                })) {
            Tally tally = Replays.tally(good.target(), lying.target(), 10);

            assertThat(tally.outcomes(Side.CANDIDATE)).isEqualTo(Map.of("HTTP 200", 10L));
        }
    }

    /** As candidate it is a regression, as baseline no yardstick; in either case it is counted by its name. */
    private static void assertIsNamed(HostileServer hostile, Mishap mishap) throws IOException {
        assertIsNamed(hostile, mishap, Replays.PATIENT);
    }

    private static void assertIsNamed(HostileServer hostile, Mishap mishap, ReplayLimits limits) throws IOException {
        try (LocalServer good = LocalServer.serving(BODY)) {
            Tally candidate = tally(good.target(), hostile.target(), 2, limits);
            assertThat(candidate.outcomes(Side.CANDIDATE)).isEqualTo(Map.of(mishap.words(), 2L));
            assertThat(verdict(candidate)).isEqualTo(Outcome.FAIL);

            Tally baseline = tally(hostile.target(), good.target(), 2, limits);
            assertThat(baseline.outcomes(Side.BASELINE)).isEqualTo(Map.of(mishap.words(), 4L));
            assertThat(verdict(baseline)).isEqualTo(Outcome.INCONCLUSIVE);

            Tally both = tally(hostile.target(), hostile.target(), 1, limits);
            assertThat(verdict(both)).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    private static Tally tally(Target baseline, Target candidate, int samples, ReplayLimits limits) {
        return Replays.outcome(baseline, candidate, samples, limits, Replays.NOBODY)
                .tally();
    }

    private static Outcome verdict(Tally tally) {
        return Verdict.of(tally, 0, List.of(), Optional.empty()).outcome();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
