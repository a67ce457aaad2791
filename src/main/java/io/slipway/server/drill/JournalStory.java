package io.slipway.server.drill;

import io.slipway.account.AccountEvent;
import io.slipway.cluster.EntityKind;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.server.trial.JournalWitness.Recorded;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamRuntime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells a panorama what a journal holds. Of processes and of what serves it tells what the control plane asked for and was answered,
 * as its machines derive it from the events; whether that was true, an independent prober knows.
 */
final class JournalStory {

    private final Panorama panorama;
    private final Map<EntityId, Object> states = new TreeMap<>();
    private final Map<EntityId, Long> started = new TreeMap<>();

    JournalStory(Panorama panorama) {
        this.panorama = panorama;
    }

    /** What each entity remembers at the end. */
    Map<EntityId, Object> states() {
        return states;
    }

    /** @param journal in its order */
    void tell(List<Recorded> journal) {
        journal.forEach(this::tell);
    }

    private void tell(Recorded recorded) {
        EntityId entity = recorded.entity();
        Event event = recorded.event();
        answered(recorded.at(), entity, event);
        panorama.happened(recorded.at(), entity, event);
        Machine<Object, Command, Event> machine =
                EntityKind.of(entity).orElseThrow().machine();
        Object before = states.computeIfAbsent(entity, machine::empty);
        Object after = machine.evolve(before, event);
        states.put(entity, after);
        for (Effect effect : machine.effects(before, event, after)) {
            if (effect instanceof Effect.Ask ask && ask.request() instanceof StreamRuntime request) {
                asked(recorded.at(), request);
            }
        }
    }

    private void answered(Instant at, EntityId entity, Event event) {
        if (event instanceof StreamEvent.GreenOnline e) {
            panorama.online(at, entity, e.epoch());
        } else if (event instanceof StreamEvent.BlueDrained e) {
            panorama.gone(at, entity, e.epoch(), Ending.STOPPED);
        } else if (event instanceof StreamEvent.GreenStopped e) {
            panorama.gone(at, entity, e.epoch(), Ending.STOPPED);
        } else if (event instanceof AccountEvent.UpdateFinished e) {
            panorama.serving(at, entity, e.build());
        } else if (event instanceof AccountEvent.RollBackFinished e) {
            panorama.serving(at, entity, e.build());
        }
    }

    private void asked(Instant at, StreamRuntime request) {
        if (request instanceof StreamRuntime.EnsureStarted start) {
            Optional<Long> last = Optional.ofNullable(started.get(start.job()));
            if (last.isEmpty() || start.epoch() > last.get()) {
                started.put(start.job(), start.epoch());
                panorama.started(at, start.job(), start.epoch(), start.build());
                if (last.isEmpty()) {
                    panorama.online(at, start.job(), start.epoch());
                }
            }
        } else if (request instanceof StreamRuntime.EnsureStopped stop) {
            panorama.draining(at, stop.job(), stop.epoch());
        }
    }
}
