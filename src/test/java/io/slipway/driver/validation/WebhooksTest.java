package io.slipway.driver.validation;

import static io.slipway.driver.validation.DriverBench.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.web.Secrets;
import io.slipway.policy.CellRunner;
import io.slipway.train.CellOutcome;
import io.slipway.train.TrainCommand.ReportCell;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services as they behave and misbehave, over a real socket: an answer that is no result is never a pass. */
@Timeout(60)
class WebhooksTest {

    private static final String HANG = "hang";
    private static final String RESET = "reset";

    @TempDir
    private Path directory = Path.of("");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<Socket> hanging = new CopyOnWriteArrayList<>();
    private DriverBench bench = new DriverBench(directory, 1);
    private ServerSocket service = listen();

    @BeforeEach
    void open() {
        bench.close();
        bench = new DriverBench(directory, 1);
        Thread thread = new Thread(this::serve, "service");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        for (Socket socket : hanging) {
            socket.close();
        }
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 {"outcome":"PASS"}                     | PASS         | as reported
            200 {"outcome":"FAIL","note":"12% slower"} | FAIL         | 12% slower
            200 {"outcome":"RUNNING"}                  | INCONCLUSIVE | not where to ask
            200 <html>PASS</html>                      | INCONCLUSIVE | no result
            200 {"outcome":"YES"}                      | INCONCLUSIVE | no result
            302 Location:/elsewhere                    | INCONCLUSIVE | redirects are not followed
            404 PASS                                   | INCONCLUSIVE | answered 404
            500 {"outcome":"PASS"}                     | INCONCLUSIVE | answered 500
            hang                                       | INCONCLUSIVE | no answer within
            reset                                      | INCONCLUSIVE | connection broke
            flood                                      | INCONCLUSIVE | more than
            202 Location:http://127.0.0.2:1/x          | INCONCLUSIVE | on another server
            """)
    void namesEveryAnswer(String answer, CellOutcome outcome, String note) {
        ReportCell report = told(Duration.ofSeconds(20), answer);

        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.evidence().note()).contains(note);
    }

    @Test
    void asksUntilTheResultIsKnownAndPutsUpWithTroubleOnTheWay() {
        ReportCell report = told(
                Duration.ofSeconds(20),
                "202 Location:/runs/7",
                "202 ",
                "503 ",
                RESET,
                "200 {\"outcome\":\"RUNNING\"}",
                "200 {\"outcome\":\"PASS\"}");

        assertThat(report.outcome()).isEqualTo(CellOutcome.PASS);
        assertThat(requests.get(0)).contains("POST /validate").contains("\"cell\":\"performance/aws/emr\"");
        assertThat(requests.get(0)).contains("Idempotency-Key: 2026.48/2026.48.0/performance/aws/emr/1");
        assertThat(requests.subList(1, 6))
                .allSatisfy(request -> assertThat(request).startsWith("GET /runs/7"));
    }

    @Test
    void givesUpAskingAtItsTimeLimit() {
        ReportCell report = told(Duration.ofSeconds(5), "202 Location:/runs/7", HANG);

        assertThat(report.outcome()).isEqualTo(CellOutcome.TIMED_OUT);
    }

    @Test
    void waitsForTheResultThatAServicePostsLater() {
        answers.add("202 ");
        bench.driver.ask(attempt(webhook(Optional.empty(), Duration.ofSeconds(15)), Duration.ofSeconds(20), 1));
        long deadline = System.nanoTime() + DriverBench.LONG.toNanos();
        while (requests.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        bench.box.post(
                "2026.48/2026.48.0/performance/aws/emr",
                Optional.empty(),
                CellFinding.of(CellOutcome.FAIL, "service", "too slow"));

        assertThat(bench.report().evidence().note()).isEqualTo("too slow");
    }

    @Test
    void tellsNobodyWithoutTheTokenThatItNeeds() {
        bench.driver.ask(attempt(
                webhook(Optional.of("SLIPWAY_NO_SUCH_VARIABLE"), Duration.ofSeconds(15)), Duration.ofSeconds(20), 1));

        assertThat(bench.report().evidence().note()).contains("SLIPWAY_NO_SUCH_VARIABLE is not set");
        assertThat(requests).isEmpty();
    }

    @Test
    void signsWithTheSecret() {
        // RFC 4231, test case 2.
        assertThat(Secrets.signature("what do ya want for nothing?", "Jefe"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    private ReportCell told(Duration limit, String... script) {
        answers.addAll(List.of(script));
        Duration within = script[0].equals(HANG) ? Duration.ofMillis(400) : Duration.ofSeconds(15);
        return bench.report(attempt(webhook(Optional.empty(), within), limit, 1));
    }

    private CellRunner webhook(Optional<String> token, Duration within) {
        return new CellRunner.Webhook(
                "http://127.0.0.1:" + service.getLocalPort() + "/validate",
                token,
                Optional.empty(),
                Duration.ofMillis(20),
                within);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = service.accept();
                String request = request(socket.getInputStream());
                String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
                requests.add(request);
                answer(socket, answer);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(Socket socket, String answer) throws IOException {
        if (answer.equals(HANG)) {
            hanging.add(socket);
            return;
        } else if (answer.equals(RESET)) {
            socket.setSoLinger(true, 0);
            socket.close();
            return;
        }
        boolean flood = answer.equals("flood");
        String status = flood ? "200" : answer.substring(0, 3);
        String rest = flood ? " ".repeat(10_000_000) : answer.substring(Math.min(4, answer.length()));
        String location = rest.startsWith("Location:") ? rest + "\r\n" : "";
        String body = location.isEmpty() ? rest : "";
        try (socket) {
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + location + "Content-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            // By a reader that has had enough.
        }
    }

    private static String request(InputStream input) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        int length = text.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .sum();
        return text + new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }
}
