package io.slipway.driver.web;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Questions to servers that may hang, flood, break off or send somebody elsewhere.
 *
 * @param limit bytes of an answer that anybody needs
 */
public record Exchanges(HttpClient client, int limit) {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Over HTTP/1.1, with a bounded wait for a connection, and without following redirects. */
    public static Exchanges bounded(int limit) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        return new Exchanges(client, limit);
    }

    /**
     * Sends a request and waits for the last byte of its answer, whatever its status.
     *
     * @param within from the first byte out to the last byte in
     * @throws Unanswered if no whole answer came in time
     */
    public HttpResponse<byte[]> answer(HttpRequest request, Duration within) throws Unanswered, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> new BoundedBody(limit));
        try {
            return exchange.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            throw new Unanswered("no answer within " + within.toMillis() + "ms");
        } catch (ExecutionException failed) {
            throw new Unanswered(why(failed));
        } finally {
            exchange.cancel(true);
        }
    }

    private static String why(ExecutionException failed) {
        Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
        if (cause instanceof HttpTimeoutException) {
            return "no connection in time";
        } else if (cause instanceof ConnectException) {
            return "no connection: nothing listens there";
        }
        return "the connection broke: "
                + Optional.ofNullable(cause.getMessage())
                        .orElse(cause.getClass().getSimpleName());
    }
}
