package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.node.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole node, asked over HTTP as anybody may ask it: politely, wrongly and with malice. */
class ApiTest {

    private static final String ACCOUNT =
            "{\"account\":\"%s\",\"kind\":\"development\",\"jobs\":[{\"name\":\"clicks\"}]}";

    @TempDir
    private static Path directory;

    private static Node node;

    @BeforeAll
    static void start() {
        node = Scratch.node(directory, List.of());
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void registersAnAccountAndTellsOfIt() {
        HttpResponse<String> response = post("/v1/accounts", ACCOUNT.formatted("acme"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        await().until(() -> get("/v1/accounts/acme").statusCode() == 200);
        JsonNode account = Scratch.json(get("/v1/accounts/acme"));
        assertThat(account.path("build").textValue()).isEqualTo("2026.47.0");
        assertThat(account.path("streams").path(0).path("job").textValue()).isEqualTo("clicks");
    }

    @Test
    void carriesOutACommandOnceThoughItComesTwice() {
        var first = Scratch.send(keyed("k1", ACCOUNT.formatted("twice")));
        var second = Scratch.send(keyed("k1", ACCOUNT.formatted("twice")));
        var other = Scratch.send(keyed("k1", ACCOUNT.formatted("thrice")));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(post("/v1/accounts", ACCOUNT.formatted("twice")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void leavesEarlyAccessToSupport() {
        assertThat(post("/v1/accounts", ACCOUNT.formatted("early")).statusCode())
                .isEqualTo(200);

        var admin = Scratch.send(Scratch.post(node, "/v1/accounts/early/early-access", "{\"do\":\"grant\"}")
                .header("X-Slipway-Role", "admin"));
        var support = post("/v1/accounts/early/early-access", "{\"do\":\"grant\"}");

        assertThat(admin.statusCode()).isEqualTo(403);
        assertThat(admin.body()).contains("ask support");
        assertThat(support.statusCode()).isEqualTo(200);
    }

    @Test
    void writesDownWhoAskedForWhat() throws IOException {
        var response = Scratch.send(Scratch.post(node, "/v1/releases/none/cancel", "{\"reason\":\"a rainy day\"}")
                .header("X-Slipway-Actor", "ada")
                .header("X-Request-Id", "r-17"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Files.readAllLines(directory.resolve("audit.jsonl")))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"request\":\"r-17\"",
                                "\"actor\":\"ada\"",
                                "a rainy day",
                                "NO_SUCH_RELEASE",
                                "\"status\":404"));
    }

    @Test
    void describesAllThatItCanDo() {
        JsonNode description = Scratch.json(get("/v1/openapi.json"));
        List<String> words = List.of(get("/").body().split("\\s+"));

        assertThat(description.path("openapi").textValue()).startsWith("3.1");
        description.path("paths").properties().forEach(path -> {
            assertThat(words).contains(path.getKey());
            path.getValue().properties().forEach(method -> {
                String url = path.getKey().replaceAll("\\{[a-z]+}", "none");
                var asked = Scratch.send(Scratch.to(node, url)
                        .method(method.getKey().toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody()));
                assertThat(asked.body())
                        .as(url)
                        .doesNotContain("there is nothing here")
                        .doesNotContain("is not for this path");
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"account":"a","kind":"development","mood":"good"} | unknown word "mood"
                    {"account":"a"}                                    | "kind" is missing
                    {"account":"Not A Name","kind":"development"}      | "account" cannot be read
                    {"account":5,"kind":"development"}                 | "account" must be a text
                    {"account":"a","account":"b"}                      | Duplicate
                    [1,2]                                              | must be a JSON object
                    {"account":                                        | not JSON
                    {} {}                                              | not JSON
                    """)
    void refusesAWrongBodyByName(String body, String why) {
        HttpResponse<String> response = post("/v1/accounts", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Scratch.json(response).path("detail").textValue()).contains(why);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] body = "{\"account\":\"a\u00ff\",\"kind\":\"development\"}".getBytes(StandardCharsets.ISO_8859_1);

        var response =
                Scratch.send(Scratch.to(node, "/v1/accounts").POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAHugeBodyByName() throws IOException {
        assertThat(raw("POST /v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n{"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void refusesABodyThatDoesNotCome() throws IOException {
        assertThat(raw("POST /v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"))
                .startsWith("HTTP/1.1 408");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/..%2f..%2fetc%2fpasswd",
                "/v1/accounts/%00",
                "/v1/../v1/platform/../../etc",
                "/v1/accounts/a%20b",
                "//etc/passwd",
                "/V1/platform"
            })
    void findsNothingBehindATrickyPath(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 (404|400).*");
    }

    @Test
    void tellsChangesAsTheyHappen() throws IOException {
        URI uri = URI.create(node.address());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), "GET /v1/changes?after=0 HTTP/1.1\r\nHost: x\r\n\r\n");

            StringBuilder heard = new StringBuilder();
            byte[] buffer = new byte[4096];
            InputStream input = socket.getInputStream();
            while (!heard.toString().contains("\"type\":\"Commissioned\"")) {
                int count = input.read(buffer);
                assertThat(count).isPositive();
                heard.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
            assertThat(heard).contains("text/event-stream", "event: train", "id: 1");
        }
    }

    @Test
    void tellsWhyAnAccountIsWhereItIs() {
        assertThat(post("/v1/accounts", ACCOUNT.formatted("wondered")).statusCode())
                .isEqualTo(200);
        await().until(() -> get("/v1/accounts/wondered/why").body().contains("at rest"));

        JsonNode answer = Scratch.json(get("/v1/accounts/wondered/why"));
        assertThat(answer.path("where").textValue()).startsWith("wondered is on 2026.47.0, at rest since ");
        assertThat(answer.path("because").path(0).textValue()).startsWith("No release has been proposed");
        assertThat(get("/v1/accounts/nobody/why").statusCode()).isEqualTo(404);
        assertThat(get("/v1/accounts/wondered/why?at=2020-01-01T00:00:00Z").statusCode())
                .isEqualTo(410);
        assertThat(get("/v1/accounts/wondered/why?at=2999-01-01T00:00:00Z").body())
                .contains("lies in the future");
        assertThat(get("/v1/accounts/wondered/why?at=soon").body()).contains("must be an instant");
    }

    @Test
    void tellsEventsPageByPage() {
        JsonNode first = Scratch.json(get("/v1/events?limit=1"));
        JsonNode second = Scratch.json(get("/v1/events?limit=1&after=" + first.path("last")));

        assertThat(first.path("events").path(0).path("event").path("type").textValue())
                .isEqualTo("Commissioned");
        assertThat(first.path("missed").booleanValue()).isFalse();
        assertThat(second.path("events").path(0).path("number").longValue())
                .isGreaterThan(first.path("last").longValue());
        assertThat(get("/v1/events?after=-1").statusCode()).isEqualTo(400);
        assertThat(get("/v1/releases/none/tree").statusCode()).isEqualTo(404);
    }

    @Test
    void isReadyAndTellsItsFigures() {
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("slipway_ready 1", "slipway_events_total{type=\"train.Commissioned\"} 1");
    }

    private static HttpRequest.Builder keyed(String key, String body) {
        return Scratch.post(node, "/v1/accounts", body).header("Idempotency-Key", key);
    }

    private static HttpResponse<String> post(String path, String body) {
        return Scratch.send(Scratch.post(node, path, body));
    }

    private static HttpResponse<String> get(String path) {
        return Scratch.send(Scratch.to(node, path));
    }

    /** What comes first in answer to bytes that no well-behaved client would send. */
    private static String raw(String request) throws IOException {
        URI uri = URI.create(node.address());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), request);
            byte[] buffer = new byte[4096];
            int count = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(0, count), StandardCharsets.UTF_8);
        }
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }
}
