package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Writes every report down, one line each. */
final class WrittenLedger implements Ledger {

    private final List<String> lines = new ArrayList<>();

    /** What was written since this was last asked. */
    List<String> read() {
        List<String> read = List.copyOf(lines);
        lines.clear();
        return read;
    }

    @Override
    public void persisted(EntityId entity, Event event) {
        lines.add(entity + " persisted " + event);
    }

    @Override
    public void effects(EntityId entity, List<Effect> effects) {
        effects.forEach(effect -> lines.add(entity + " wants " + effect));
    }

    @Override
    public void answered(EntityId entity, EntityId sender, Command answer) {
        lines.add(entity + " answers " + sender + " " + answer);
    }

    @Override
    public void refused(EntityId entity, EntityId sender, Refusal refusal) {
        lines.add(entity + " refuses " + sender + " " + refusal.sentence());
    }

    @Override
    public void rested(EntityId entity, Object state) {
        lines.add(entity + " rests in " + state);
    }
}
