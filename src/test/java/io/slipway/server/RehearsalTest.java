package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.node.Node;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsed release is over in minutes, and the next one is not rehearsed. */
class RehearsalTest {

    @TempDir
    private Path directory;

    @Test
    void leavesThePlatformItsOwnPolicy() {
        try (Node node = Scratch.node(directory, List.of())) {
            post(node, "/v1/releases", "{\"release\":\"short\",\"build\":\"short.0\",\"rehearse\":\"PT5M\"}");
            post(node, "/v1/releases/short/cancel", "{\"reason\":\"a test\"}");
            post(node, "/v1/releases", "{\"release\":\"real\",\"build\":\"real.0\",\"week\":\"2030-01-07\"}");

            await().until(() -> !release(node).isMissingNode());
            assertThat(release(node).path("stages").path(0).path("opens").textValue())
                    .as("Tuesday at two in the afternoon, Pacific time")
                    .isEqualTo("2030-01-08T22:00:00Z");
        }
    }

    @Test
    void leavesThePlatformItsOwnPolicyWhenItIsRefused() {
        try (Node node = Scratch.node(directory, List.of())) {
            post(node, "/v1/releases", "{\"release\":\"real\",\"build\":\"real.0\",\"week\":\"2030-01-07\"}");

            var refused = Scratch.send(Scratch.post(
                    node, "/v1/releases", "{\"release\":\"short\",\"build\":\"short.0\",\"rehearse\":\"PT5M\"}"));
            post(node, "/v1/releases/real/cancel", "{\"reason\":\"a test\"}");
            post(node, "/v1/releases", "{\"release\":\"later\",\"build\":\"later.0\",\"week\":\"2030-01-14\"}");

            assertThat(refused.statusCode()).isEqualTo(409);
            await().until(() -> release(node).path("release").asText().equals("later"));
            assertThat(release(node).path("stages").path(0).path("opens").textValue())
                    .isEqualTo("2030-01-15T22:00:00Z");
        }
    }

    private static JsonNode release(Node node) {
        return Scratch.json(
                        Scratch.send(Scratch.to(node, "/v1/releases?limit=1").GET()))
                .path("releases")
                .path(0);
    }

    private static void post(Node node, String path, String body) {
        var response = Scratch.send(Scratch.post(node, path, body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
