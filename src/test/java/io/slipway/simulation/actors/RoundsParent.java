package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parent of the toy: refuses a round before its turn, answers one that has begun, and times each. */
final class RoundsParent implements Machine<RoundsParent.State, Command, Event> {

    private static final Duration PATIENCE = Duration.ofHours(1);

    record State(EntityId id, int round, Instant begunAt, List<EntityId> busy) {}

    @Override
    public State empty(EntityId id) {
        return new State(id, 0, Instant.EPOCH, List.of());
    }

    @Override
    public Decision<Event> decide(State state, Command command, Instant now) {
        if (command instanceof Rounds.Begin begin) {
            return begin(state, begin.round(), now);
        }
        if (command instanceof Rounds.Worked worked) {
            boolean awaited = worked.round() == state.round() && state.busy().contains(worked.child());
            return awaited
                    ? Decision.happened(new Rounds.Reported(worked.child(), worked.round()))
                    : Decision.nothing();
        }
        if (command instanceof Rounds.Expire expire
                && expire.round() == state.round()
                && !state.busy().isEmpty()) {
            return Decision.happened(new Rounds.Expired(state.round()));
        }
        return Decision.nothing();
    }

    private static Decision<Event> begin(State state, int round, Instant now) {
        if (round <= state.round()) {
            return Decision.already(new Rounds.AlreadyBegun(state.round()));
        }
        if (round > state.round() + 1 || !state.busy().isEmpty()) {
            return Decision.refused(new Rounds.NotYet(state.round() + 1, round));
        }
        List<Event> events = new ArrayList<>();
        events.add(new Rounds.Begun(round, now));
        for (int child = 0; child < Rounds.CHILDREN; child++) {
            events.add(new Rounds.HandedOut(Rounds.child(state.id(), child), round));
        }
        return Decision.happened(events);
    }

    @Override
    public State evolve(State state, Event event) {
        if (event instanceof Rounds.Begun begun) {
            return new State(state.id(), begun.round(), begun.at(), List.of());
        }
        List<EntityId> busy = new ArrayList<>(state.busy());
        if (event instanceof Rounds.HandedOut handed) {
            busy.add(handed.child());
        } else if (event instanceof Rounds.Reported reported) {
            busy.remove(reported.child());
        } else {
            busy.clear();
        }
        return new State(state.id(), state.round(), state.begunAt(), List.copyOf(busy));
    }

    @Override
    public List<Effect> effects(State before, Event event, State after) {
        if (event instanceof Rounds.Begun) {
            return List.of(alarm(after));
        }
        if (event instanceof Rounds.HandedOut handed) {
            return List.of(new Effect.Tell(handed.child(), new Rounds.Work(handed.round())));
        }
        return after.busy().isEmpty() ? List.of(new Effect.Unwake("patience")) : List.of();
    }

    @Override
    public List<Effect> owed(State state, Instant now) {
        List<Effect> owed = new ArrayList<>();
        if (!state.busy().isEmpty()) {
            owed.add(alarm(state));
            state.busy().forEach(child -> owed.add(new Effect.Tell(child, new Rounds.Work(state.round()))));
        }
        return owed;
    }

    private static Effect alarm(State state) {
        return new Effect.Wake("patience", state.begunAt().plus(PATIENCE), new Rounds.Expire(state.round()));
    }
}
