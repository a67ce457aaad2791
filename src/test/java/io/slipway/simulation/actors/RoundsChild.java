package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.Instant;
import java.util.List;

/** The child of the toy: works once a round and tells its parent, again if asked again. */
final class RoundsChild implements Machine<RoundsChild.State, Command, Event> {

    record State(EntityId id, int round) {}

    @Override
    public State empty(EntityId id) {
        return new State(id, 0);
    }

    @Override
    public Decision<Event> decide(State state, Command command, Instant now) {
        if (!(command instanceof Rounds.Work work)) {
            return Decision.nothing();
        }
        return work.round() > state.round()
                ? Decision.happened(new Rounds.Done(work.round()))
                : Decision.already(new Rounds.Worked(state.id(), work.round()));
    }

    @Override
    public State evolve(State state, Event event) {
        return new State(state.id(), ((Rounds.Done) event).round());
    }

    @Override
    public List<Effect> effects(State before, Event event, State after) {
        return report(after);
    }

    @Override
    public List<Effect> owed(State state, Instant now) {
        return state.round() == 0 ? List.of() : report(state);
    }

    private static List<Effect> report(State state) {
        return List.of(new Effect.Tell(Rounds.parentOf(state.id()), new Rounds.Worked(state.id(), state.round())));
    }
}
