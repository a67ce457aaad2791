package io.slipway.driver.validation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.driver.web.Exchanges;
import io.slipway.driver.web.Unanswered;
import io.slipway.policy.CellRunner.Webhook;
import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence.RunCell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells a service of an attempt and learns what came of it: from its answer (200), by asking again at the Location it names (202), or
 * from the result it posts (202 without one). An answer that is none of these says nothing about the build. Trouble on the way to a
 * result that is under way is patiently asked through, until the time limit.
 */
final class WebhookRunner implements AttemptRunner {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int SERVER_ERROR = 500;

    private final Exchanges exchanges = Exchanges.bounded(ResultText.LIMIT);
    private final PostBox posted;

    WebhookRunner(PostBox posted) {
        this.posted = posted;
    }

    @Override
    public CellFinding run(RunCell attempt) throws InterruptedException {
        Webhook webhook = (Webhook) attempt.cell().runner();
        CompletableFuture<CellFinding> result = new CompletableFuture<>();
        posted.await(attempt, finding -> {
            result.complete(finding); // If it is lost with this process, the service is told of the attempt again.
            return CompletableFuture.completedFuture(true);
        });
        try {
            return new Conversation(attempt, webhook, result).hold();
        } finally {
            posted.withdraw(attempt);
        }
    }

    private final class Conversation {

        private final RunCell attempt;
        private final Webhook webhook;
        private final URI url;
        private final CompletableFuture<CellFinding> result;
        private final WebhookExchange exchange;
        private final String by;
        private final long deadline;
        private String trouble = "";

        Conversation(RunCell attempt, Webhook webhook, CompletableFuture<CellFinding> result) {
            this.attempt = attempt;
            this.webhook = webhook;
            this.url = URI.create(webhook.url());
            this.result = result;
            this.exchange = new WebhookExchange(exchanges, webhook, attempt);
            this.by = "webhook " + url.getAuthority();
            this.deadline = System.nanoTime() + attempt.cell().timeLimit().toNanos();
        }

        CellFinding hold() throws InterruptedException {
            HttpResponse<byte[]> answer;
            try {
                answer = exchange.tell(body(), left());
            } catch (Unanswered silent) {
                return CellFinding.inconclusive(by, String.valueOf(silent.getMessage()));
            }
            if (answer.statusCode() == OK) {
                return read(answer).orElseGet(() -> CellFinding.inconclusive(by, "says RUNNING, and not where to ask"));
            } else if (answer.statusCode() != ACCEPTED) {
                return unexpected(answer);
            }
            Optional<String> location = answer.headers().firstValue("Location");
            return location.isEmpty() ? waitForPost() : poll(location.get());
        }

        private CellFinding poll(String location) throws InterruptedException {
            URI place;
            try {
                place = url.resolve(location);
            } catch (IllegalArgumentException malformed) {
                return CellFinding.inconclusive(by, "names a Location that is no URL");
            }
            if (!String.valueOf(place.getAuthority()).equals(url.getAuthority())
                    || !place.getScheme().equals(url.getScheme())) {
                return CellFinding.inconclusive(by, "names a Location on another server, which is not asked");
            }
            while (!left().isZero()) {
                Optional<CellFinding> found = posted(min(webhook.pollEvery(), left()));
                if (found.isEmpty() && !left().isZero()) {
                    found = question(place);
                }
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return outOfTime();
        }

        private Optional<CellFinding> question(URI place) throws InterruptedException {
            try {
                HttpResponse<byte[]> answer = exchange.ask(place, left());
                if (answer.statusCode() == OK) {
                    return read(answer);
                } else if (answer.statusCode() == ACCEPTED) {
                    return Optional.empty();
                } else if (answer.statusCode() < SERVER_ERROR) {
                    return Optional.of(unexpected(answer));
                }
                trouble = "; it last answered " + answer.statusCode();
            } catch (Unanswered silent) {
                trouble = "; last " + silent.getMessage();
            }
            return Optional.empty();
        }

        private CellFinding waitForPost() throws InterruptedException {
            return posted(left()).orElseGet(this::outOfTime);
        }

        private Optional<CellFinding> posted(Duration within) throws InterruptedException {
            try {
                return Optional.of(result.get(within.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException notYet) {
                return Optional.empty();
            }
        }

        private Optional<CellFinding> read(HttpResponse<byte[]> answer) {
            try {
                return ResultText.parse(answer.body()).finding(by);
            } catch (IOException | ResultText.Unknown unreadable) {
                return Optional.of(CellFinding.inconclusive(by, "answers with no result: " + unreadable.getMessage()));
            }
        }

        private CellFinding unexpected(HttpResponse<byte[]> answer) {
            boolean redirect = answer.statusCode() / 100 == 3;
            return CellFinding.inconclusive(
                    by, "answered " + answer.statusCode() + (redirect ? "; redirects are not followed" : ""));
        }

        private CellFinding outOfTime() {
            return CellFinding.of(
                    CellOutcome.TIMED_OUT,
                    by,
                    "no result within " + attempt.cell().timeLimit().toSeconds() + "s" + trouble);
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        }

        private String body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("release", attempt.release())
                    .put("build", attempt.build().label())
                    .put("cell", attempt.cell().id().toString())
                    .put("suite", attempt.cell().id().suite())
                    .put("cloud", attempt.cell().id().cloud())
                    .put("platform", attempt.cell().id().platform())
                    .put("attempt", attempt.attempt())
                    .put("timeLimitMillis", attempt.cell().timeLimit().toMillis());
            return body.toString();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
