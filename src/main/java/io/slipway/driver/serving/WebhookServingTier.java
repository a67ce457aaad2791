package io.slipway.driver.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.driver.Answers;
import io.slipway.machine.EntityId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a webhook which build is to serve an account: {@code PUT} of {@code {"account", "order", "build"}}. Any answer of 200 to 299
 * confirms; the latest order of each account is repeated until it is confirmed, with a pause that doubles.
 */
public final class WebhookServingTier implements Consumer<SwitchServing>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookServingTier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_SECONDS = 32;

    private final URI url;
    private final Answers answers;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<EntityId, SwitchServing> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "serving-webhook");
        thread.setDaemon(true);
        return thread;
    });

    public WebhookServingTier(URI url, Answers answers) {
        this.url = url;
        this.answers = answers;
    }

    @Override
    public void accept(SwitchServing request) {
        SwitchServing newest = latest.merge(
                request.account(), request, (known, asked) -> asked.order() >= known.order() ? asked : known);
        if (newest.equals(request)) {
            tell(request, 1);
        }
    }

    private void tell(SwitchServing request, int pauseSeconds) {
        if (!request.equals(latest.get(request.account()))) {
            return;
        }
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("account", request.account().name())
                .put("order", request.order())
                .put("build", request.build().label())
                .toString();
        HttpRequest put = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var unused = http.sendAsync(put, HttpResponse.BodyHandlers.discarding()).handle((response, failure) -> {
            if (failure == null && response.statusCode() / 100 == 2) {
                latest.remove(request.account(), request);
                answers.send(
                        request.account(),
                        LocalServingTier.PORT,
                        new AccountCommand.ServingSwitched(request.order(), request.build()));
            } else {
                String why = failure == null ? "status " + response.statusCode() : failure.toString();
                LOG.warn("{} to {}: {}; told again in {} s", request.account(), request.build(), why, pauseSeconds);
                int longer = Math.min(LONGEST_PAUSE_SECONDS, pauseSeconds * 2);
                Future<?> unusedRetry = retries.schedule(() -> tell(request, longer), pauseSeconds, TimeUnit.SECONDS);
            }
            return true;
        });
    }

    @Override
    public void close() {
        retries.shutdownNow();
    }
}
