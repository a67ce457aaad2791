package io.slipway.driver.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A feature server on loopback that answers as it is told, and remembers what it was asked. */
public final class LocalServer implements AutoCloseable {

    /** A code and a body. */
    public record Answer(int code, String body) {

        public static Answer ok(String body) {
            return new Answer(200, body);
        }
    }

    static {
        // Without it the server leaves small answers to Nagle, forty milliseconds each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();

    private LocalServer(Function<String, Answer> behaviour) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(Endpoint.PATH, exchange -> answer(exchange, behaviour));
        server.setExecutor(threads);
        server.start();
    }

    /** @param behaviour from the text of a request to its answer */
    public static LocalServer that(Function<String, Answer> behaviour) throws IOException {
        return new LocalServer(behaviour);
    }

    /** Always gives the same answer. */
    public static LocalServer serving(String body) throws IOException {
        return that(request -> Answer.ok(body));
    }

    private void answer(HttpExchange exchange, Function<String, Answer> behaviour) throws IOException {
        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(request);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = behaviour.apply(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } finally {
            busy.decrementAndGet();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Target target() {
        return new Target(Endpoint.of(url()), java.util.Optional.empty());
    }

    /** The bodies that came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The headers of authorization that came. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** The most requests that were here at once. */
    int busiest() {
        return busiest.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
