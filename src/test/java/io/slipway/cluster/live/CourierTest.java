package io.slipway.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.Receipt;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final int MOST = 512;
    private static final int WINDOW = 16;
    private static final EntityId WAVE = EntityId.of("wave", "2026.48/everyone");
    private static final EntityId PORT = EntityId.of("port", "stream-runtime");

    private record Note(int number) implements Command {}

    private record Handed(EntityId to, Delivery<Command> delivery) {}

    private final ActorTestKit kit = ActorTestKit.create();
    private final List<Handed> handed = new CopyOnWriteArrayList<>();
    private final ActorRef<Courier.Message> courier =
            kit.spawn(Courier.of((to, delivery) -> handed.add(new Handed(to, delivery))));

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    @Test
    void hasNoMoreOnTheirWayThanAJournalKeepsUpWith() {
        IntStream.range(0, 2_000).forEach(i -> send(WAVE, "account/" + i, i));
        awaitHanded(MOST);

        take(handed.get(0));
        take(handed.get(1));
        awaitHanded(MOST + 2);
    }

    @Test
    void finishesWhatHasBegunBeforeMoreIsBegun() {
        EntityId account = EntityId.of("account", "acme");
        IntStream.range(0, 2_000).forEach(i -> send(account, "job/acme/" + i, i));
        send(WAVE, "account/acme", 7_000);
        send(PORT, "job/acme/clicks", 7_001);
        awaitHanded(MOST);

        take(handed.get(0));
        take(handed.get(1));
        awaitHanded(MOST + 2);
        assertThat(handed.get(MOST).to()).isEqualTo(new EntityId("job/acme/clicks"));
        assertThat(handed.get(MOST + 1).to()).isEqualTo(account);
    }

    @Test
    void doesNotBuryOneReceiver() {
        IntStream.range(0, 100).forEach(i -> send(EntityId.of("account", "a" + i), WAVE.path(), i));
        awaitHanded(WINDOW);

        take(handed.get(0));
        awaitHanded(WINDOW + 1);
    }

    @Test
    void deliversAgainWhatNobodyAcknowledged() {
        send(WAVE, "account/acme", 1);

        await().until(() -> handed.size() >= 2);
        assertThat(handed.get(1).delivery().command())
                .isEqualTo(handed.get(0).delivery().command());
    }

    @Test
    void letsOthersPassWhatCameTooEarly() {
        IntStream.range(0, WINDOW + 1).forEach(i -> send(WAVE, "account/acme", i));
        awaitHanded(WINDOW);

        var slip = handed.get(0).delivery().slip().orElseThrow();
        slip.to().tell(new Receipt.Refused(slip.number(), "TOO_EARLY", "not yet", true));
        await().until(() ->
                handed.stream().anyMatch(one -> one.delivery().command().equals(new Note(WINDOW))));
    }

    private void send(EntityId from, String to, int number) {
        courier.tell(new Courier.Send(from, new EntityId(to), new Note(number)));
    }

    private static void take(Handed parcel) {
        var slip = parcel.delivery().slip().orElseThrow();
        slip.to().tell(new Receipt.Taken(slip.number(), 1));
    }

    /** Exactly so many, but for those that are delivered again because nobody acknowledged them yet. */
    private void awaitHanded(int count) {
        await().untilAsserted(() -> assertThat(handed.stream()
                        .map(Handed::delivery)
                        .map(Delivery::command)
                        .distinct()
                        .count())
                .isEqualTo(count));
    }
}
