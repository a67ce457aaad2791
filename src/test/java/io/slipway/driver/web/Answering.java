package io.slipway.driver.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server on loopback that answers as it is told, hangs or breaks off if it is told to, and remembers what came. */
public final class Answering implements AutoCloseable {

    /** What came. */
    public record Request(String method, String path, String body, Map<String, List<String>> headers) {

        /** The first header of that name, or nothing. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** A status and a body; a status of 0 hangs, one of 1 breaks off. */
    public record Answer(int status, String body) {

        public static final Answer HANGS = new Answer(0, "");
        public static final Answer BREAKS_OFF = new Answer(1, "");

        public static Answer ok(String body) {
            return new Answer(200, body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public Answering(Function<Request, Answer> behaviour) {
        this(0, behaviour);
    }

    /** @param port 0 for any that is free */
    public Answering(int port, Function<Request, Answer> behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", exchange -> answer(exchange, behaviour));
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Request, Answer> behaviour) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Map.copyOf(exchange.getRequestHeaders()));
            requests.add(request);
            Answer answer = behaviour.apply(request);
            if (answer.equals(Answer.HANGS)) {
                var unused = end.await(60, TimeUnit.SECONDS);
            } else if (!answer.equals(Answer.BREAKS_OFF)) {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its root. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What has come so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
