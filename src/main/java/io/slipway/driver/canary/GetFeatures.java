package io.slipway.driver.canary;

import io.slipway.judge.value.Reply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks one side for features. Every request comes to a reply in bounded time, whatever the server does. */
final class GetFeatures {

    /** The largest answer, in bytes. */
    static final int BODY_LIMIT = 2 << 20;

    private static final long RETRY_MILLIS = 200;

    private final HttpClient client;
    private final ScheduledExecutorService timer;
    private final ReplayLimits limits;
    private final HttpRequest.Builder template;

    GetFeatures(HttpClient client, ScheduledExecutorService timer, ReplayLimits limits, Target target) {
        this.client = client;
        this.timer = timer;
        this.limits = limits;
        this.template = HttpRequest.newBuilder(target.endpoint().address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "slipway-canary");
        target.key().ifPresent(key -> template.header("Authorization", key.header()));
    }

    CompletableFuture<Reply> ask(BodyPublisher body) {
        return ask(template.copy().POST(body).build(), limits.retries());
    }

    private CompletableFuture<Reply> ask(HttpRequest request, int retries) {
        CompletableFuture<HttpResponse<BoundedBody.Body>> sent =
                client.sendAsync(request, head -> new BoundedBody(BODY_LIMIT));
        // The time-out of the client ends with the head of the answer; this one ends with its last byte.
        Future<?> alarm =
                timer.schedule(() -> sent.cancel(true), limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return sent.whenComplete((response, failure) -> alarm.cancel(false))
                .thenApply(ReplyReader::of)
                .exceptionallyCompose(failure -> retries > 0 && ReplyReader.isWithoutConnection(failure)
                        ? later().thenCompose(now -> ask(request, retries - 1))
                        : CompletableFuture.completedFuture(ReplyReader.of(failure)));
    }

    private CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, timer));
    }
}
