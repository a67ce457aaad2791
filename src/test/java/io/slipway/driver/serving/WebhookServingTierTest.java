package io.slipway.driver.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.account.AccountCommand.ServingSwitched;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import io.slipway.driver.web.Answering.Request;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A serving tier behind a webhook, in all its moods. */
@Timeout(60)
class WebhookServingTierTest {

    private static final String KEY = "X-slipway-idempotency-key"; // As the JDK's server writes names.
    private static final EntityId ACME = EntityId.of("account", "acme");
    private static final SwitchServing FIRST = new SwitchServing(ACME, 1, new Build("2026.48.0"));
    private static final SwitchServing SECOND = new SwitchServing(ACME, 2, new Build("2026.48.1"));

    private final List<ServingSwitched> confirmed = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final Tier tier = new Tier();
    private volatile String broken = "";
    private Answering server = new Answering(this::answer);
    private WebhookServingTier driver = driver(server.url());

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    @Test
    void confirmsASwitchOnceTheTierHasMadeIt() {
        driver.accept(FIRST);

        await().until(() -> confirmed.equals(List.of(new ServingSwitched(1, FIRST.build()))));
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.body()).isEqualTo("{\"account\":\"acme\",\"order\":1,\"build\":\"2026.48.0\"}");
            assertThat(request.header(KEY)).isEqualTo("acme/1");
        });
    }

    @Test
    void tellsItOnceThoughItIsAskedTwiceAndConfirmsItTwice() {
        driver.accept(FIRST);
        driver.accept(FIRST);
        await().until(() -> !confirmed.isEmpty());
        driver.accept(FIRST);

        await().until(() -> confirmed.size() == 2);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 404, 302, 202, 1})
    void tellsItAgainUntilItIsConfirmed(int status) {
        answers.add(new Answer(status, ""));
        answers.add(new Answer(status, ""));

        driver.accept(FIRST);

        await().until(() -> confirmed.size() == 1);
        assertThat(server.requests())
                .hasSize(3)
                .extracting(request -> request.header(KEY))
                .containsOnly("acme/1");
        assertThat(tier.switches.get()).isOne();
    }

    @Test
    void tellsItAgainWhenNoAnswerComes() {
        driver.close();
        driver = driver(server.url(), Duration.ofMillis(300));
        answers.add(Answer.HANGS);

        driver.accept(FIRST);

        await().until(() -> !confirmed.isEmpty());
        assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(tier.switches.get()).isOne();
    }

    @Test
    void findsAndFinishesASwitchThatIsHalfDone() {
        answers.add(Answer.BREAKS_OFF);
        tier.make("acme/1", "2026.48.0"); // The tier has switched, and its answer got lost.

        driver.accept(FIRST);

        await().until(() -> confirmed.size() == 1);
        assertThat(tier.switches.get()).isOne();
        assertThat(tier.serving).containsExactly(Map.entry("acme", "2026.48.0"));
    }

    @Test
    void isHarmlessWhenItIsToldAgainAfterARestart() {
        driver.accept(FIRST);
        await().until(() -> confirmed.size() == 1);
        driver.close();
        driver = driver(server.url());

        driver.accept(FIRST);

        await().until(() -> confirmed.size() == 2);
        assertThat(server.requests())
                .hasSize(2)
                .extracting(request -> request.header(KEY))
                .containsOnly("acme/1");
        assertThat(tier.switches.get()).isOne();
    }

    @Test
    void waitsForATierThatIsNotThereYet() {
        int port = server.port();
        server.close();

        driver.accept(FIRST);
        assertThat(confirmed).isEmpty();
        server = new Answering(port, this::answer);

        await().until(() -> confirmed.size() == 1);
    }

    @Test
    void leavesAnOrderThatALaterOneOvertook() {
        broken = "acme/1";
        driver.accept(FIRST);
        await().until(() -> server.requests().size() >= 2);

        driver.accept(SECOND);
        await().until(() -> confirmed.contains(new ServingSwitched(2, SECOND.build())));
        broken = "";
        driver.accept(FIRST);

        driver.accept(new SwitchServing(EntityId.of("account", "other"), 1, FIRST.build()));
        await().until(() -> confirmed.size() >= 2);
        assertThat(tier.serving).containsEntry("acme", "2026.48.1");
        assertThat(confirmed).hasSize(2);
        assertThat(lastKeyOf("acme")).isEqualTo("acme/2");
    }

    private String lastKeyOf(String account) {
        Deque<String> keys = new ArrayDeque<>();
        server.requests().stream()
                .map(request -> request.header(KEY))
                .filter(key -> key.startsWith(account + "/"))
                .forEach(keys::add);
        return keys.getLast();
    }

    private Answer answer(Request request) {
        if (request.header(KEY).equals(broken)) {
            return new Answer(500, "");
        }
        Answer told = answers.poll();
        if (told != null) {
            return told;
        }
        tier.make(request.header(KEY), request.body().replaceAll(".*\"build\":\"([^\"]+)\".*", "$1"));
        return new Answer(204, "");
    }

    private WebhookServingTier driver(URI url) {
        return driver(url, Duration.ofSeconds(20));
    }

    private WebhookServingTier driver(URI url, Duration answerWithin) {
        WebhookServingTier.Patience patience =
                new WebhookServingTier.Patience(answerWithin, Duration.ofMillis(20), Duration.ofMillis(100));
        return new WebhookServingTier(url, patience, (to, from, answer) -> confirmed.add((ServingSwitched) answer));
    }

    /** Makes each switch once, by its key. */
    private static final class Tier {

        private final Map<String, String> serving = new ConcurrentHashMap<>();
        private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
        private final AtomicInteger switches = new AtomicInteger();

        void make(String key, String build) {
            if (keys.put(key, true) == null) {
                switches.incrementAndGet();
                serving.put(key.substring(0, key.indexOf('/')), build);
            }
        }
    }
}
