package io.slipway.driver.validation;

import io.slipway.policy.CellRunner.Webhook;
import io.slipway.train.Evidence.RunCell;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Questions to one webhook: bounded in time and size, never redirected, with its token, and signed where there is a secret:
 * {@code X-Slipway-Signature: sha256=} the HMAC of the body in hexadecimal.
 *
 * @param environment the value of a variable, if it is set
 */
record WebhookExchange(
        HttpClient client, Webhook webhook, RunCell attempt, Function<String, Optional<String>> environment) {

    /** Nothing that can be read came back; the message says why. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswered(String why) {
            super(why);
        }
    }

    HttpResponse<byte[]> tell(String body, Duration within) throws Unanswered, InterruptedException {
        HttpRequest.Builder request = request(URI.create(webhook.url()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (webhook.secretVariable().isPresent()) {
            request.header(
                    "X-Slipway-Signature",
                    "sha256=" + signature(body, value(webhook.secretVariable().get())));
        }
        return answer(request.build(), within);
    }

    HttpResponse<byte[]> ask(URI place, Duration within) throws Unanswered, InterruptedException {
        return answer(request(place).GET().build(), within);
    }

    private HttpRequest.Builder request(URI place) throws Unanswered {
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                .header("Accept", "application/json")
                .header("Idempotency-Key", PostBox.address(attempt) + "/" + attempt.attempt());
        if (webhook.tokenVariable().isPresent()) {
            request.header(
                    "Authorization", "Bearer " + value(webhook.tokenVariable().get()));
        }
        return request;
    }

    private String value(String variable) throws Unanswered {
        return environment
                .apply(variable)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Unanswered("the environment variable " + variable + " is not set"));
    }

    private HttpResponse<byte[]> answer(HttpRequest request, Duration within) throws Unanswered, InterruptedException {
        Duration limit = within.compareTo(webhook.answerWithin()) < 0 ? within : webhook.answerWithin();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new BoundedBody(ResultText.LIMIT));
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            throw new Unanswered("no answer within " + limit.toMillis() + "ms");
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

    static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
