package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong in a simulation ends it, loudly and for good. */
class FailureTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final EntityId CHILD = Rounds.child(Rounds.parent(1), 0);
    private static final EntityId TESTER = EntityId.of("test", "tester");

    private static void work(ActorsHost host, int round) {
        host.inhabitant(CHILD).deliver(TESTER, new Rounds.Work(round), Fate.LIVES, NOON);
    }

    /** Runs it on another thread, to the end; what it threw. */
    private static Optional<Throwable> elsewhere(Runnable task) {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> thrown.set(catchThrowable(task::run)), "elsewhere");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return Optional.ofNullable(thrown.get());
    }

    @Test
    void aMachineAskedOnAForeignThreadFailsTheRun() {
        VirtualLoop loop = new VirtualLoop();
        MortalMachine machine = new MortalMachine(Rounds.machineOf(CHILD), new DeliveryFate(), loop);
        Object state = machine.empty(CHILD);

        elsewhere(() -> machine.decide(state, new Rounds.Work(1), NOON));

        assertThatThrownBy(loop::drain)
                .isInstanceOf(ForeignThreadException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void aDeliveryFromAForeignThreadFailsTheRun() {
        ActorsHost host = new ActorsHost(Rounds.machines(), new WrittenLedger());
        work(host, 1);

        Optional<Throwable> thrown = elsewhere(() -> work(host, 2));

        assertThat(thrown).containsInstanceOf(ForeignThreadException.class);
        assertThatThrownBy(() -> work(host, 3)).isInstanceOf(ForeignThreadException.class);
        assertThatCode(host::close).as("was thrown before").doesNotThrowAnyException();
    }

    @Test
    void aFailureThatNobodyWasToldOfIsThrownAtTheEnd() {
        ActorsHost host = new ActorsHost(Rounds.machines(), new WrittenLedger());
        elsewhere(() -> work(host, 1));

        assertThatThrownBy(host::close).isInstanceOf(ForeignThreadException.class);
    }

    @Test
    void aClosedSimulationStaysClosed() {
        ActorsHost host = new ActorsHost(Rounds.machines(), new WrittenLedger());
        host.close();
        host.close();

        assertThatThrownBy(() -> work(host, 1)).hasMessage("the simulation is closed");
    }

    @Test
    void aMessageFromAForeignThreadFailsTheRunThoughAkkaSwallowsTheException() {
        ActorSystem<String> system = VirtualSystem.create(Behaviors.<String>empty(), new WrittenLedger());
        VirtualLoop loop = VirtualSystem.loopOf(system);
        loop.drain();

        Optional<Throwable> thrown = elsewhere(() -> system.tell("hello"));

        assertThat(thrown).isEmpty();
        assertThatThrownBy(loop::drain).isInstanceOf(ForeignThreadException.class);
    }

    @Test
    @Timeout(120)
    void anAskInsideAnActorFailsTheRun() {
        ActorSystem<String> system = VirtualSystem.create(
                Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
                    context.ask(
                            String.class,
                            context.getSystem().<String>ignoreRef(),
                            Duration.ofSeconds(1),
                            replyTo -> {
                                replyTo.tell("answer");
                                return "question";
                            },
                            (answer, failure) -> "answered");
                    return Behaviors.empty();
                })),
                new WrittenLedger());
        VirtualLoop loop = VirtualSystem.loopOf(system);
        loop.drain();

        system.tell("hello");

        assertThatThrownBy(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        loop.drain();
                        Thread.onSpinWait();
                    }
                })
                .isInstanceOf(ForeignThreadException.class);
    }

    @Test
    void theFlawOfAMachineFailsTheRun() {
        ActorsHost host = new ActorsHost(
                entity -> {
                    throw new IllegalStateException("no machine for " + entity);
                },
                new WrittenLedger());

        assertThatThrownBy(() -> work(host, 1)).hasMessage("no machine for child/p1/c0");
        assertThatThrownBy(() -> work(host, 1)).hasMessage("no machine for child/p1/c0");
    }

    @Test
    void theObjectionOfALedgerReachesTheCaller() {
        ActorsHost host = new ActorsHost(Rounds.machines(), new Objecting());

        assertThatThrownBy(() -> work(host, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("I1 violated");
    }

    private static final class Objecting implements Ledger {
        @Override
        public void persisted(EntityId entity, Event event) {}

        @Override
        public void effects(EntityId entity, List<Effect> effects) {}

        @Override
        public void answered(EntityId entity, EntityId sender, Command answer) {}

        @Override
        public void refused(EntityId entity, EntityId sender, Refusal refusal) {}

        @Override
        public void rested(EntityId entity, Object state) {
            throw new AssertionError("I1 violated");
        }
    }
}
