package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.server.client.ApiClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node as a process, whose log a machine reads. */
class StructuredLogTest {

    @TempDir
    private Path directory;

    @Test
    void writesOneObjectALineWithTheIdsOfAnOrder() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path log = directory.resolve("stderr");
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                "node { log = json, directory = \"" + directory.resolve("data") + "\", http { port = " + port + " } }");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.cli.Slipway",
                        "serve",
                        "--config",
                        file.toString())
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> Files.readString(directory.resolve("stdout")).contains("serves at"));
            ApiClient client =
                    new ApiClient(URI.create("http://127.0.0.1:" + port), Optional.empty(), "ada", Optional.empty());
            try {
                client.post("/v1/releases/2026.48/cancel", ApiClient.body().put("reason", "rain"));
            } catch (ApiClient.Declined no) {
                assertThat(no.status()).isEqualTo(409);
            }

            await().until(() -> Files.readString(log).contains("/cancel"));
            JsonNode order = lines(log).stream()
                    .filter(line -> line.path("formattedMessage").asText().startsWith("order "))
                    .findFirst()
                    .orElseThrow();
            assertThat(order.path("level").asText()).isEqualTo("INFO");
            assertThat(order.path("kvpList").toString())
                    .contains("\"release\":\"2026.48\"", "\"actor\":\"ada\"", "\"request\":\"");
        } finally {
            node.destroyForcibly();
        }
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
