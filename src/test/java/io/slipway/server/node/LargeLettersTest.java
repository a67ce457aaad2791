package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.Slip;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Pacing;
import io.slipway.wave.RunReport;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is as large as the fleet goes from node to node too. */
class LargeLettersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ACCOUNTS = 100_000;
    private static final EntityId TRAIN = new EntityId("train/platform");
    private static final EntityId WAVE = new EntityId("wave/2026.48/1");

    @TempDir
    private Path directory;

    /** The receiver is on one of the two nodes, so one of the two senders is not on that. */
    @Test
    void carriesTheRosterOfAWaveAndWhatBecameOfItFromNodeToNode()
            throws IOException, SQLException, InterruptedException {
        List<EntityId> roster = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> EntityId.of("account", String.format(Locale.ROOT, "customer-of-the-platform-%06d", i)))
                .toList();
        WaveCommand.Open open = new WaveCommand.Open(
                1,
                TRAIN,
                new Build("2026.48.0"),
                new Build("2026.47.0"),
                Instant.parse("2026-11-24T22:00:00Z"),
                new Pacing(ACCOUNTS),
                new HandoffRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), Duration.ofMinutes(10), 2),
                roster);
        RunReport.Ended ended = new RunReport.Ended(WAVE, new Tally(ACCOUNTS, 0, ACCOUNTS, 0, false), failures(roster));
        try (Members members = new Members(directory)) {
            List<ActorSystem<Void>> nodes = List.of(members.first(Optional.empty()), members.another(Optional.empty()));
            nodes.forEach(LargeLettersTest::host);
            await().atMost(PATIENCE).until(() -> nodes.stream().allMatch(node -> Members.up(node) == 2));

            for (ActorSystem<Void> sender : nodes) {
                assertThat(told(sender, WAVE, open)).isEqualTo(open.hashCode());
                assertThat(told(sender, TRAIN, ended)).isEqualTo(ended.hashCode());
            }
        }
    }

    private static List<RunReport.AccountFailed> failures(List<EntityId> roster) {
        return roster.stream()
                .map(account -> new RunReport.AccountFailed(WAVE, account, "job clicks does not start: exit code 1"))
                .toList();
    }

    private static void host(ActorSystem<Void> node) {
        for (EntityKind kind : List.of(EntityKind.TRAIN, EntityKind.WAVE)) {
            ClusterSharding.get(node).init(Entity.of(kind.key(), context -> receiver()));
        }
    }

    /** Says by its receipt what arrived. */
    private static Behavior<Delivery<Command>> receiver() {
        return Behaviors.receiveMessage(delivery -> {
            Slip slip = delivery.slip().orElseThrow();
            slip.to().tell(new Receipt.Taken(slip.number(), delivery.command().hashCode()));
            return Behaviors.same();
        });
    }

    private static int told(ActorSystem<Void> sender, EntityId to, Command command) {
        var receiver = ClusterSharding.get(sender)
                .entityRefFor(EntityKind.of(to).orElseThrow().key(), to.path());
        Receipt receipt = AskPattern.<Delivery<Command>, Receipt>ask(
                        receiver,
                        returns -> new Delivery<>(TRAIN, command, Optional.of(new Slip(returns, 1))),
                        PATIENCE,
                        sender.scheduler())
                .toCompletableFuture()
                .join();
        return ((Receipt.Taken) receipt).events();
    }
}
