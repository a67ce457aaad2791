package io.slipway.driver.validation;

import static io.slipway.driver.validation.DriverBench.LONG;
import static io.slipway.driver.validation.DriverBench.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.CellRunner;
import io.slipway.train.CellOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that others post, over a real socket. */
@Timeout(60)
class PostedTest {

    private static final String ADDRESS = "2026.48/2026.48.0/performance/aws/emr";

    @TempDir
    private Path directory = Path.of("");

    private DriverBench bench = new DriverBench(directory, 1);
    private ResultListener listener = open(bench);

    @BeforeEach
    void again() {
        close();
        bench = new DriverBench(directory, 1);
        listener = open(bench);
    }

    @AfterEach
    void close() {
        listener.close();
        bench.close();
    }

    @Test
    void takesAResultOnceAndItsRepetitionInPeace() throws Exception {
        await(1, LONG);

        assertThat(post(ADDRESS, "{\"outcome\":\"PASS\",\"by\":\"ci/12\",\"log\":\"https://ci/12\"}")
                        .body())
                .isEqualTo("{\"recorded\":true,\"repeated\":false}");
        assertThat(bench.report().evidence().by()).isEqualTo("ci/12");
        assertThat(post(ADDRESS, "{\"outcome\":\"PASS\"}").body()).contains("\"repeated\":true");
        assertThat(post(ADDRESS, "{\"outcome\":\"FAIL\"}").statusCode()).isEqualTo(409);
        assertThat(bench.reports).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"outcome":"GREAT"}               | 422 | must be one of PASS
            {"outcome":"RUNNING"}             | 422 | once it is known
            {}                                | 422 | found nothing
            []                                | 422 | JSON object
            {"outcome":"PASS","attempt":"x"}  | 422 | whole number
            {"outcome":"PASS","note":7}       | 422 | must be a text
            {"outcome":"PASS"                 | 400 | no JSON
            {"outcome":"PASS","attempt":7}    | 409 | another attempt
            """)
    void refusesWhatIsNoResultAndGoesOnWaiting(String body, int status, String detail) throws Exception {
        await(1, LONG);

        HttpResponse<String> answer = post(ADDRESS, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(detail).contains("\"status\":" + status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(post(ADDRESS, "{\"outcome\":\"PASS\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void knowsItsCellsItsTokenItsVerbAndItsLimit() throws Exception {
        await(1, LONG);

        assertThat(post("2026.48/2026.48.0/performance/aws/eks", "{\"outcome\":\"PASS\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(ADDRESS, " ".repeat(ResultText.LIMIT + 1)).statusCode()).isEqualTo(413);
        HttpRequest.Builder request = HttpRequest.newBuilder(listener.address().resolve(ADDRESS));
        assertThat(send(request.POST(HttpRequest.BodyPublishers.ofString("{\"outcome\":\"PASS\"}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request.header("Authorization", "Bearer secret").GET()).statusCode())
                .isEqualTo(405);
        assertThat(bench.reports).isEmpty();
    }

    @Test
    void waitsNoLongerThanItsTimeLimit() throws Exception {
        await(1, Duration.ofMillis(100));

        assertThat(bench.report().outcome()).isEqualTo(CellOutcome.TIMED_OUT);
        assertThat(post(ADDRESS, "{\"outcome\":\"PASS\"}").statusCode()).isEqualTo(404);
    }

    private void await(int attempt, Duration limit) {
        bench.driver.ask(attempt(new CellRunner.Posted(), limit, attempt));
        long deadline = System.nanoTime() + LONG.toNanos();
        while (bench.box.isEmpty() && bench.reports.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> post(String address, String body) throws Exception {
        URI place = listener.address().resolve(address);
        return send(HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer secret")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.timeout(LONG).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ResultListener open(DriverBench bench) {
        try {
            return ResultListener.open(0, "secret", bench.box);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
