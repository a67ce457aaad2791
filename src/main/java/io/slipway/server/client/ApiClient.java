package io.slipway.server.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Talks to a node. Each command carries an idempotency key, so that one whose answer got lost is sent again and carried out once.
 *
 * @param server such as {@code http://127.0.0.1:8470}
 * @param token of the bearer; empty on loopback
 * @param actor by whose name orders are given where there are no tokens
 * @param role in which they are given there; empty for the one that the order needs
 * @param http what connects, and decides which certificates are trusted
 */
public record ApiClient(URI server, Optional<String> token, String actor, Optional<String> role, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    private static final HttpClient HTTP = connecting().build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One that trusts the authorities that Java trusts. */
    public ApiClient(URI server, Optional<String> token, String actor, Optional<String> role) {
        this(server, token, actor, role, HTTP);
    }

    /** The same, but it trusts what the context trusts. */
    public ApiClient trusting(SSLContext context) {
        return new ApiClient(
                server, token, actor, role, connecting().sslContext(context).build());
    }

    private static HttpClient.Builder connecting() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
    }

    /** An empty body to fill. */
    public static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads.
     *
     * @throws Declined if the node says no
     * @throws Unreachable if it cannot be asked
     */
    public JsonNode get(String path) {
        return exchange(request(path).GET());
    }

    /**
     * Reads what is plain text, whatever the status.
     *
     * @throws Unreachable if it cannot be asked
     */
    public String text(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException failure) {
            throw new Unreachable(server, String.valueOf(failure.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable(server, "interrupted");
        }
    }

    /** Orders; else as {@link #get}. */
    public JsonNode post(String path, ObjectNode body) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private URI address(String path) {
        try {
            return server.resolve(path);
        } catch (IllegalArgumentException unfit) {
            throw new Declined(400, "BAD_REQUEST", "\"" + path + "\" is no path: a name in it cannot be one");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address(path)).timeout(PATIENCE).header("X-Slipway-Actor", actor);
        token.ifPresent(bearer -> builder.header("Authorization", "Bearer " + bearer));
        role.ifPresent(as -> builder.header("X-Slipway-Role", as));
        return builder;
    }

    private JsonNode exchange(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String why = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (response.statusCode() < 500 || attempt == ATTEMPTS) {
                    return understood(response);
                }
                why = "status " + response.statusCode();
            } catch (SSLException untrusted) {
                throw new Unreachable(
                        server,
                        String.valueOf(untrusted.getMessage()),
                        "name who vouches for its certificate with --ca FILE, and the node as its certificate does");
            } catch (IOException failure) {
                why = Optional.ofNullable(failure.getMessage()).orElse("no connection");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new Unreachable(server, "interrupted");
            }
            pause(attempt);
        }
        throw new Unreachable(server, why);
    }

    private JsonNode understood(HttpResponse<String> response) throws IOException {
        JsonNode node;
        try {
            node = MAPPER.readTree(response.body());
        } catch (JsonProcessingException other) {
            throw new Unreachable(server, "it answers, but not as a Slipway node");
        }
        if (response.statusCode() / 100 != 2) {
            throw new Declined(
                    response.statusCode(),
                    node.path("title").asText("?"),
                    node.path("detail").asText(response.body()));
        }
        return node;
    }

    private static void pause(int attempt) {
        try {
            var unused = new CountDownLatch(1).await(300L * attempt, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The node was asked and says no. */
    public static final class Declined extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Declined(int status, String code, String detail) {
            super(detail);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }

    /** Nobody answers there. */
    public static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String mend;

        Unreachable(URI server, String why) {
            this(server, why, "start one with: serve, or name another with --server");
        }

        Unreachable(URI server, String why, String mend) {
            super("cannot reach a node at " + server + " (" + why + ")");
            this.mend = mend;
        }

        /** What the person can do about it. */
        public String mend() {
            return mend;
        }
    }
}
