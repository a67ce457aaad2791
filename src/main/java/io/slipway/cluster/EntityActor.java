package io.slipway.cluster;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.TypedActorContext;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One entity as a persistent actor. It only translates: the machine decides, the journal remembers, the outlet acts.
 *
 * <p>Of each command: all its events are persisted in one write; then the effects of all of them leave, in their order; then the
 * answer. Commands that arrive meanwhile wait. An actor that starts again, after a crash or elsewhere, folds its journal and hands
 * out what the state still owes, so a crash between any two of these steps loses nothing.
 *
 * <p>Neither {@code ask} nor {@code pipeToSelf} may be used here: both come back on a foreign thread, which the deterministic host
 * refuses.
 */
public final class EntityActor<S, C extends Command, E extends Event> extends EventSourcedBehavior<Delivery<C>, E, S> {

    private final EntityId id;
    private final Machine<S, C, E> machine;
    private final S empty;
    private final InstantSource clock;
    private final Outlet outlet;
    private final RetentionCriteria retention;

    private EntityActor(
            EntityId id, Machine<S, C, E> machine, InstantSource clock, Outlet outlet, RetentionCriteria retention) {
        super(PersistenceId.ofUniqueId(id.path()));
        this.id = id;
        this.machine = machine;
        this.empty = machine.empty(id);
        this.clock = clock;
        this.outlet = outlet;
        this.retention = retention;
    }

    /**
     * The behaviour of one entity, persisted under its {@linkplain EntityId#path() path}.
     *
     * @param clock what the machine is told the time is
     */
    public static <S, C extends Command, E extends Event> Behavior<Delivery<C>> of(
            EntityId id, Machine<S, C, E> machine, InstantSource clock, Outlet outlet) {
        return of(id, machine, clock, outlet, RetentionCriteria.disabled());
    }

    /** The same, with a snapshot now and then, so that recovery reads no more than the events after it. */
    public static <S, C extends Command, E extends Event> Behavior<Delivery<C>> of(
            EntityId id, Machine<S, C, E> machine, InstantSource clock, Outlet outlet, RetentionCriteria retention) {
        return new EntityActor<>(id, machine, clock, outlet, retention);
    }

    /**
     * Nobody listens to the event stream, yet Akka publishes each event there unless told not to; only its Scala interface can be
     * told.
     */
    @Override
    @SuppressWarnings("unchecked") // To Java, Akka's Scala interface does not extend the behaviour that it is.
    public Behavior<Delivery<C>> apply(TypedActorContext<Delivery<C>> context) {
        return (Behavior<Delivery<C>>) createEventSourcedBehavior().withEventPublishing(false);
    }

    @Override
    public S emptyState() {
        return empty;
    }

    @Override
    public CommandHandler<Delivery<C>, E, S> commandHandler() {
        return this::onDelivery;
    }

    private akka.persistence.typed.javadsl.Effect<E, S> onDelivery(S state, Delivery<C> delivery) {
        Decision<E> decision = machine.decide(state, delivery.command(), clock.instant());
        if (decision instanceof Decision.Accepted<E> accepted) {
            return accepted(state, delivery, accepted);
        }
        Decision.Refused<E> refused = (Decision.Refused<E>) decision;
        outlet.refusal(id, delivery.from(), refused.refusal());
        outlet.refused(id, delivery, refused.refusal());
        return Effect().none();
    }

    private akka.persistence.typed.javadsl.Effect<E, S> accepted(
            S state, Delivery<C> delivery, Decision.Accepted<E> decision) {
        List<E> events = decision.events();
        return switch (events.size()) {
            case 0 -> {
                answer(delivery.from(), decision);
                outlet.taken(id, delivery, 0);
                yield Effect().none();
            }
            case 1 -> Effect().persist(events.get(0)).thenRun(after -> act(delivery, state, decision, after));
            default -> Effect().persist(events).thenRun(after -> act(delivery, state, decision, after));
        };
    }

    private void act(Delivery<C> delivery, S before, Decision.Accepted<E> decision, S after) {
        hand(effectsOf(before, decision.events(), after));
        answer(delivery.from(), decision);
        outlet.rest(id, after);
        outlet.taken(id, delivery, decision.events().size());
    }

    private void answer(EntityId sender, Decision.Accepted<E> decision) {
        if (decision.answer().isPresent()) {
            outlet.answer(id, sender, decision.answer().get());
        }
    }

    /** Akka folded the events and kept none of the states in between, so all but the last are folded again. */
    private List<Effect> effectsOf(S before, List<E> events, S after) {
        int last = events.size() - 1;
        if (last == 0) {
            return machine.effects(before, events.get(0), after);
        }
        List<Effect> effects = new ArrayList<>();
        S state = before;
        for (E event : events.subList(0, last)) {
            S next = machine.evolve(state, event);
            effects.addAll(machine.effects(state, event, next));
            state = next;
        }
        effects.addAll(machine.effects(state, events.get(last), after));
        return effects;
    }

    private void hand(List<Effect> effects) {
        if (!effects.isEmpty()) {
            outlet.effects(id, effects);
        }
    }

    @Override
    public EventHandler<S, E> eventHandler() {
        return machine::evolve;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return retention;
    }

    @Override
    public SignalHandler<S> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
                .onSignal(PostStop.instance(), state -> outlet.ended(id))
                .build();
    }

    private void onRecoveryCompleted(S state) {
        hand(machine.owed(state, clock.instant()));
        outlet.rest(id, state);
    }
}
