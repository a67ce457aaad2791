package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.http.Approvals;
import io.slipway.server.http.Role;
import io.slipway.server.http.Token;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.Node;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that wants two people for what lets something through. */
class ApprovalsTest {

    private static final Conduct TWO = new Conduct(
            new Approvals(2, Duration.ofHours(1)), Optional.empty(), Optional.empty(), Conduct.LogForm.TEXT);
    private static final String GATE =
            "{\"build\":\"2026.48.0\",\"gate\":\"serving-canary\",\"reason\":\"looked at it by hand\"}";
    private static final String APPROVALS = "/v1/releases/2026.48/approvals";

    @TempDir
    private Path directory;

    @Test
    void waitsForASecondPersonEvenAcrossARestart() throws IOException {
        try (Node node = start()) {
            HttpResponse<String> proposal = order(
                    node,
                    "ray",
                    "/v1/releases",
                    "{\"release\":\"2026.48\",\"build\":\"2026.48.0\",\"week\":\"2099-01-05\"}");
            assertThat(proposal.statusCode()).as(proposal.body()).isEqualTo(200);
            order(
                    node,
                    "ray",
                    "/v1/releases/2026.48/verdicts",
                    "{\"build\":\"2026.48.0\",\"gate\":\"serving-canary\",\"verdict\":\"inconclusive\",\"evidence\":\"thin\"}");

            HttpResponse<String> first = order(node, "ray", APPROVALS, GATE);
            HttpResponse<String> again = order(node, "ray", APPROVALS, GATE);

            assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
            assertThat(Scratch.json(first).path("pending").textValue())
                    .startsWith(
                            "\"approve serving-canary of 2026.48.0\" is wanted by ray; it is done once 1 more person");
            assertThat(again.statusCode()).isEqualTo(202);
        }

        try (Node node = start()) {
            await().until(() -> get(node, APPROVALS).path("approvals").size() == 1);
            assertThat(get(node, APPROVALS)
                            .path("approvals")
                            .path(0)
                            .path("by")
                            .path(0)
                            .path("name")
                            .textValue())
                    .isEqualTo("ray");
            assertThat(get(node, "/v1/releases/2026.48/tree").path("approvals").size())
                    .isEqualTo(1);

            HttpResponse<String> second = order(node, "nora", APPROVALS, GATE);

            assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
            await().until(() -> get(node, "/v1/releases/2026.48").toString().contains("overridden by nora"));
            assertThat(get(node, APPROVALS).path("approvals")).isEmpty();
        }
        assertThat(Files.readAllLines(directory.resolve("audit.jsonl")).stream()
                        .filter(line -> line.contains(APPROVALS)))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("\"actor\":\"ray\"", "\"status\":202"))
                .anySatisfy(line -> assertThat(line).contains("\"actor\":\"nora\"", "\"status\":200"));
    }

    private Node start() {
        return Scratch.node(
                directory,
                List.of(
                        new Token("ray", Role.RELEASE_MANAGER, Token.hash("ray-secret")),
                        new Token("nora", Role.ADMIN, Token.hash("nora-secret"))),
                TWO);
    }

    private static HttpResponse<String> order(Node node, String who, String path, String body) {
        return Scratch.send(Scratch.post(node, path, body).header("Authorization", "Bearer " + who + "-secret"));
    }

    private static JsonNode get(Node node, String path) {
        return Scratch.json(Scratch.send(Scratch.to(node, path).header("Authorization", "Bearer ray-secret")));
    }
}
