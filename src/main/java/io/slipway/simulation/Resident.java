package io.slipway.simulation;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Blow;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.world.Neighbour;
import java.time.Instant;

/** An entity, as the run knows it: what is on its way to it, its timers, its clock, whether it is there. */
final class Resident extends Neighbour {

    final EntityId id;
    final Town town;
    private final long key;
    private final Inhabitant inhabitant;
    private final Alarms alarms = new Alarms();
    private long received;
    private long sent;
    private boolean tooEarly;
    private boolean down;

    Resident(EntityId id, Town town, Inhabitant inhabitant) {
        this.id = id;
        this.town = town;
        this.key = Chance.key(id.path());
        this.inhabitant = inhabitant;
    }

    @Override
    protected void put(EntityId from, Command command) {
        town.agenda.after(0, new Delivery(this, from, command));
    }

    /** What happens to the next delivery. */
    Blow struck(EntityId from, boolean timer) {
        return town.adversary.isIdle()
                ? Blow.NONE
                : town.adversary.strike(id, ++received, from, timer, town.agenda.nowMillis());
    }

    /** Returns whether it acknowledges: it survived, and the command did not come too early. */
    boolean receive(EntityId from, Command command, Blow.Kind blow) {
        town.delivered();
        town.acts(this);
        tooEarly = false;
        switch (blow) {
            case CRASH_BEFORE_PERSIST -> die(from, command, Fate.CRASHES_BEFORE_PERSIST);
            case CRASH_AFTER_PERSIST -> die(from, command, Fate.CRASHES_AFTER_PERSIST);
            case CRASH_AFTER_EFFECTS -> {
                inhabitant.deliver(from, command, Fate.LIVES, clock());
                crash();
            }
            default -> {
                inhabitant.deliver(from, command, Fate.LIVES, clock());
                return !tooEarly;
            }
        }
        return false;
    }

    private void die(EntityId from, Command command, Fate fate) {
        alarms.drop();
        inhabitant.deliver(from, command, fate, clock());
        town.witness.crashed(town.agenda.now(), id);
    }

    void crash() {
        town.acts(this);
        alarms.drop();
        inhabitant.crash(clock());
        town.witness.crashed(town.agenda.now(), id);
    }

    /** Is gone for so long, and then recovers; what comes meanwhile finds nobody. */
    void fall(long millis) {
        if (!down) {
            down = true;
            alarms.drop();
            town.agenda.after(millis, Appointment.of(() -> {
                down = false;
                crash();
            }));
        }
    }

    boolean isDown() {
        return down;
    }

    /** It said no to what was just delivered. */
    void refuses(boolean early) {
        tooEarly = early;
    }

    /** It has come to rest. */
    void rests(Object state) {
        town.witness.rested(clock(), id, state, alarms);
    }

    void send(EntityId to, Command command) {
        double u = town.chance.at(key, Purpose.MESSAGE, sent++);
        town.agenda.after(town.world.message().millisAt(u), new Delivery(town.resident(to), id, command));
    }

    void wake(Effect.Wake wake) {
        Ring ring = new Ring(this, wake);
        town.agenda.at(ring.due().toEpochMilli(), ring);
        alarms.set(ring);
    }

    void unwake(String timer) {
        alarms.cancel(timer);
    }

    /** What the clock of its node shows. */
    Instant clock() {
        long off = town.adversary.isIdle() ? 0 : town.adversary.clockOff(id, town.agenda.nowMillis());
        return off == 0 ? town.agenda.now() : town.agenda.now().plusMillis(off);
    }

    /** When that clock will show this; now, if it has. */
    Instant when(Instant shown) {
        if (town.adversary.isIdle()) {
            return shown.isBefore(town.agenda.now()) ? town.agenda.now() : shown;
        }
        return Instant.ofEpochMilli(town.adversary.shows(id, shown.toEpochMilli(), town.agenda.nowMillis()));
    }
}
