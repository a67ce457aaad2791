package io.slipway.driver.validation;

import io.slipway.driver.web.Exchanges;
import io.slipway.driver.web.Secrets;
import io.slipway.driver.web.Unanswered;
import io.slipway.policy.CellRunner.Webhook;
import io.slipway.train.Evidence.RunCell;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Questions to one webhook about one attempt, with its token, and signed where there is a secret. */
record WebhookExchange(Exchanges exchanges, Webhook webhook, Secrets secrets, RunCell attempt) {

    WebhookExchange(Exchanges exchanges, Webhook webhook, RunCell attempt) {
        this(exchanges, webhook, Secrets.of(webhook.tokenVariable(), webhook.secretVariable()), attempt);
    }

    HttpResponse<byte[]> tell(String body, Duration within) throws Unanswered, InterruptedException {
        HttpRequest.Builder request = request(URI.create(webhook.url()), Optional.of(body))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return answer(request.build(), within);
    }

    HttpResponse<byte[]> ask(URI place, Duration within) throws Unanswered, InterruptedException {
        return answer(request(place, Optional.empty()).GET().build(), within);
    }

    private HttpRequest.Builder request(URI place, Optional<String> body) throws Unanswered {
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                .header("Accept", "application/json")
                .header("Idempotency-Key", PostBox.address(attempt) + "/" + attempt.attempt());
        secrets.show(request, body);
        return request;
    }

    private HttpResponse<byte[]> answer(HttpRequest request, Duration within) throws Unanswered, InterruptedException {
        return exchanges.answer(
                request, within.compareTo(webhook.answerWithin()) < 0 ? within : webhook.answerWithin());
    }
}
