package io.slipway.cli.bench.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.driver.canary.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers on loopback with one and the same vector of twenty features. */
final class FeatureServer implements AutoCloseable {

    private static final int FEATURES = 20;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final byte[] body = body().getBytes(StandardCharsets.UTF_8);

    FeatureServer() {
        // Without it the server leaves small answers to Nagle, and the client waits for nothing.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String body() {
        String values = IntStream.range(0, FEATURES)
                .mapToObj(i -> i % 2 == 0 ? "\"" + (1L << i) + "\"" : String.valueOf(i / 7.0))
                .collect(Collectors.joining(","));
        String headers = IntStream.range(0, FEATURES)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"name\":\"user_transactions.amount_%dd\",\"dataType\":{\"type\":\"%s\"},"
                                + "\"status\":\"PRESENT\",\"effectiveTime\":\"2026-11-25T12:00:00Z\"}",
                        i,
                        i % 2 == 0 ? "int64" : "float64"))
                .collect(Collectors.joining(","));
        return "{\"result\":{\"features\":[" + values + "]},\"metadata\":{\"features\":[" + headers + "]}}";
    }

    Endpoint endpoint() {
        return Endpoint.of("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
