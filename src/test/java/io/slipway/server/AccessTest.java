package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.server.http.Role;
import io.slipway.server.http.Token;
import io.slipway.server.node.Node;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tokens, nobody comes in without one, and nobody does more than the role of theirs allows. */
class AccessTest {

    @TempDir
    private static Path directory;

    private static Node node;

    @BeforeAll
    static void start() {
        node = Scratch.node(
                directory,
                List.of(
                        new Token("eve", Role.VIEWER, Token.hash("viewer-secret")),
                        new Token(
                                "past",
                                Role.ADMIN,
                                Token.hash("old-secret"),
                                Optional.of(Instant.parse("2020-01-01T00:00:00Z"))),
                        new Token(
                                "next",
                                Role.VIEWER,
                                Token.hash("new-secret"),
                                Optional.of(Instant.parse("2999-01-01T00:00:00Z"))),
                        new Token("otto", Role.OPERATOR, Token.hash("operator-secret"))));
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void asksForAToken() {
        assertThat(Scratch.send(Scratch.to(node, "/v1/platform")).statusCode()).isEqualTo(401);
        assertThat(Scratch.send(Scratch.to(node, "/v1/changes")).statusCode()).isEqualTo(401);
        assertThat(get("/v1/platform", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("/v1/platform", "viewer-secret").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatHasExpired() {
        HttpResponse<String> old = get("/v1/platform", "old-secret");

        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.body()).contains("EXPIRED_TOKEN", "the token of past expired 2020-01-01T00:00:00Z");
        assertThat(get("/v1/platform", "new-secret").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotTakeTheWordOfACallerForTheirRole() {
        HttpResponse<String> response =
                Scratch.send(Scratch.post(node, "/v1/releases", "{\"release\":\"2026.48\",\"build\":\"2026.48.0\"}")
                        .header("Authorization", "Bearer viewer-secret")
                        .header("X-Slipway-Role", "admin"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("eve (viewer) may not do this; ask release-manager or admin");
    }

    @Test
    void letsAnOperatorPauseButNotPropose() {
        var pause = Scratch.send(Scratch.post(node, "/v1/releases/2026.48/halt", "{\"reason\":\"x\"}")
                .header("Authorization", "Bearer operator-secret"));
        var propose =
                Scratch.send(Scratch.post(node, "/v1/releases", "{\"release\":\"2026.48\",\"build\":\"2026.48.0\"}")
                        .header("Authorization", "Bearer operator-secret"));

        assertThat(pause.body()).contains("NO_SUCH_RELEASE");
        assertThat(propose.statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(String path, String token) {
        return Scratch.send(Scratch.to(node, path).header("Authorization", "Bearer " + token));
    }
}
