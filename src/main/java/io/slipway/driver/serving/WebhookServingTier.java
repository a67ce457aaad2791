package io.slipway.driver.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.driver.Answers;
import io.slipway.driver.Threads;
import io.slipway.driver.web.Exchanges;
import io.slipway.driver.web.Unanswered;
import io.slipway.machine.EntityId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a webhook which build is to serve an account: {@code PUT} of {@code {"account", "order", "build"}}. The same order carries the
 * same {@code X-Slipway-Idempotency-Key}; one whose {@code order} is lower than another of its account is out of date.
 *
 * <p>200 to 299 confirm that the build, and no other, serves the account; but 202 says that the switch is under way: it is told
 * again until it is confirmed. So is everything else, an answer that does not come included, for a switch may be half done then; the pause between
 * doubles up to its longest. Only the latest order of an account is told. Of an order that is confirmed or under way here nothing is told
 * twice by being asked twice; after a restart it is told again, which the key makes harmless.
 */
public final class WebhookServingTier implements Consumer<SwitchServing>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookServingTier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(32);
    private static final int ANSWER_BYTES = 1 << 16;
    private static final int AT_ONCE = 16;
    private static final int REMEMBERED = 100_000;
    private static final int ACCEPTED = 202;

    /** How patient it is. */
    record Patience(Duration answerWithin, Duration firstPause, Duration longestPause) {}

    /** What is known of an account. */
    private record Standing(SwitchServing order, boolean confirmed) {}

    private final URI url;
    private final Patience patience;
    private final Answers answers;
    private final Exchanges exchanges = Exchanges.bounded(ANSWER_BYTES);
    private final Map<EntityId, Standing> latest = new LinkedHashMap<>();
    private final ExecutorService tellers = Executors.newFixedThreadPool(AT_ONCE, Threads.of("serving-webhook"));
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(Threads.of("serving-webhook"));

    public WebhookServingTier(URI url, Answers answers) {
        this(url, new Patience(PATIENCE, FIRST_PAUSE, LONGEST_PAUSE), answers);
    }

    WebhookServingTier(URI url, Patience patience, Answers answers) {
        this.url = url;
        this.patience = patience;
        this.answers = answers;
    }

    @Override
    public void accept(SwitchServing request) {
        Optional<Standing> known;
        synchronized (this) {
            known = Optional.ofNullable(latest.get(request.account()))
                    .filter(standing -> standing.order().order() >= request.order());
            if (known.isEmpty()) {
                stand(new Standing(request, false));
            }
        }
        if (known.isEmpty()) {
            later(Duration.ZERO, () -> tell(request, patience.firstPause()));
        } else if (known.get().equals(new Standing(request, true))) {
            confirm(request);
        }
    }

    /** The oldest that is confirmed is forgotten first; it would be told again, which is harmless. */
    private void stand(Standing next) {
        latest.remove(next.order().account());
        latest.put(next.order().account(), next);
        if (latest.size() > REMEMBERED) {
            latest.values().stream()
                    .filter(Standing::confirmed)
                    .findFirst()
                    .ifPresent(oldest -> latest.remove(oldest.order().account()));
        }
    }

    private void tell(SwitchServing request, Duration pause) {
        synchronized (this) {
            if (!new Standing(request, false).equals(latest.get(request.account()))) {
                return; // A later order took its place.
            }
        }
        try {
            int status = exchanges.answer(put(request), patience.answerWithin()).statusCode();
            if (status / 100 == 2 && status != ACCEPTED) {
                confirmed(request);
            } else {
                again(request, pause, "status " + status);
            }
        } catch (Unanswered silent) {
            again(request, pause, silent.why());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(SwitchServing request, Duration pause, String why) {
        LOG.warn(
                "{} to {} is not confirmed: {}; told again in {} ms",
                request.account(),
                request.build(),
                why,
                pause.toMillis());
        Duration doubled = pause.multipliedBy(2);
        Duration longer = doubled.compareTo(patience.longestPause()) < 0 ? doubled : patience.longestPause();
        later(pause, () -> tell(request, longer));
    }

    private HttpRequest put(SwitchServing request) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("account", request.account().name())
                .put("order", request.order())
                .put("build", request.build().label())
                .toString();
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("X-Slipway-Idempotency-Key", request.account().name() + "/" + request.order())
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void confirmed(SwitchServing request) {
        synchronized (this) {
            Standing standing = latest.get(request.account());
            if (standing != null && standing.order().equals(request)) {
                stand(new Standing(request, true));
            }
        }
        confirm(request);
    }

    private void confirm(SwitchServing request) {
        answers.send(
                request.account(),
                LocalServingTier.PORT,
                new AccountCommand.ServingSwitched(request.order(), request.build()));
    }

    private void later(Duration wait, Runnable then) {
        try {
            Future<?> unused = retries.schedule(() -> tellers.execute(then), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    @Override
    public void close() {
        retries.shutdownNow();
        tellers.shutdownNow();
    }
}
