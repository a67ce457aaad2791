package io.slipway.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.cluster.journal.Database;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.machine.Build;
import io.slipway.server.http.Token;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A node in a directory of a test, and the requests that are sent to it as they stand. */
final class Scratch {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Scratch() {}

    static Node node(Path directory, List<Token> tokens) {
        return node(directory, tokens, Conduct.PLAIN);
    }

    static Node node(Path directory, List<Token> tokens, Conduct conduct) {
        return Node.start(new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", 0),
                NodeSettings.Membership.alone(2),
                new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""),
                tokens,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new NodeSettings.Founding(
                        PolicyReader.read(Path.of("simulations/policies/two-waves.conf"))
                                .policy(),
                        new Build("2026.47.0"))),
                conduct,
                EvidenceSettings.NONE));
    }

    static HttpRequest.Builder to(Node node, String path) {
        return HttpRequest.newBuilder(URI.create(node.address() + path));
    }

    static HttpRequest.Builder post(Node node, String path, String body) {
        return to(node, path).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException failure) {
            throw new AssertionError(response.body(), failure);
        }
    }
}
