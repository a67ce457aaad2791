package io.slipway.driver.validation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.driver.validation.PostBox.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes results by HTTP on loopback: {@code POST /validation/RELEASE/BUILD/SUITE/CLOUD/PLATFORM} with a bearer token and a
 * {@link ResultText}. Answers 200 once the result is recorded, and a problem document (RFC 9457) to all else.
 */
public final class ResultListener implements AutoCloseable {

    private static final String PATH = "/validation/";
    private static final int THREADS = 8;
    private static final Duration RECORDING = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final PostBox box;
    private final byte[] token;

    private record Answer(int status, String title, String detail) {}

    private ResultListener(HttpServer server, String token, PostBox box) {
        this.server = server;
        this.box = box;
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static ResultListener open(int port, String token, PostBox box) throws IOException {
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty(
                    "sun.net.httpserver.maxReqTime",
                    "30"); // Seconds; without it a slow sender holds a thread for ever.
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ResultListener listener = new ResultListener(server, token, box);
        server.createContext("/", listener::take);
        server.setExecutor(listener.threads);
        server.start();
        return listener;
    }

    /** What goes before the address of a cell. */
    public URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + PATH);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (answer.status() == 200) {
                body.put("recorded", true).put("repeated", !answer.detail().isEmpty());
                exchange.getResponseHeaders().set("Content-Type", "application/json");
            } else {
                body.put("type", "about:blank").put("title", answer.title()).put("status", answer.status());
                body.put("detail", answer.detail());
                exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            }
            if (answer.status() == 401) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            } else if (answer.status() == 405) {
                exchange.getResponseHeaders().set("Allow", "POST");
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
            return new Answer(401, "Unauthorized", "send the header Authorization: Bearer TOKEN");
        } else if (!path.startsWith(PATH)) {
            return new Answer(404, "Not Found", "post to " + PATH + "RELEASE/BUILD/SUITE/CLOUD/PLATFORM");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(405, "Method Not Allowed", "results are posted");
        }
        byte[] body = exchange.getRequestBody().readNBytes(ResultText.LIMIT + 1);
        if (body.length > ResultText.LIMIT) {
            return new Answer(413, "Content Too Large", "a result has at most " + ResultText.LIMIT + " bytes");
        }
        try {
            return posted(path.substring(PATH.length()), ResultText.parse(body));
        } catch (ResultText.Unknown wrong) {
            return new Answer(422, "Unprocessable Content", String.valueOf(wrong.getMessage()));
        } catch (IOException malformed) {
            return new Answer(400, "Bad Request", "the body is no JSON");
        }
    }

    private Answer posted(String address, ResultText text) throws IOException {
        Optional<CellFinding> finding = text.finding("posted");
        if (finding.isEmpty()) {
            return new Answer(422, "Unprocessable Content", "post the outcome once it is known");
        }
        Receipt receipt = box.post(address, text.attempt(), finding.get());
        return switch (receipt.reception()) {
            case TAKEN -> recorded(receipt);
            case REPEATED -> new Answer(200, "OK", "it was posted before");
            case CONFLICT ->
                new Answer(409, "Conflict", "another result was posted before, or another attempt is awaited");
            case UNKNOWN -> new Answer(404, "Not Found", "no cell " + address + " waits for a result");
        };
    }

    private static Answer recorded(Receipt receipt) {
        try {
            receipt.safe().toCompletableFuture().get(RECORDING.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(200, "OK", "");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unsafe) {
            // Told below: whoever posted it keeps it.
        }
        return new Answer(503, "Service Unavailable", "the result could not be recorded; post it again");
    }
}
