package io.slipway.simulation.fault;

import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import java.util.Optional;

/** Besides what another deals out, lets a share of the deliveries crash their receiver, half before its events are safe, half after. */
public final class RandomCrashes implements Adversary {

    private final Adversary other;
    private final double share;
    private final Chance chance;

    private RandomCrashes(Adversary other, double share, Chance chance) {
        this.other = other;
        this.share = share;
        this.chance = chance;
    }

    /** @param share of the deliveries, 0 to 1 */
    public static Adversary among(Adversary other, double share, Chance chance) {
        return share == 0 ? other : new RandomCrashes(other, share, chance);
    }

    @Override
    public Blow strike(EntityId to, long delivery, EntityId from, boolean timer, long nowMillis) {
        Blow blow = other.strike(to, delivery, from, timer, nowMillis);
        if (!blow.isNone()) {
            return blow;
        }
        double u = chance.at(Chance.key(to.path()), Purpose.ENTITY_CRASH, delivery - 1);
        if (u >= share) {
            return Blow.NONE;
        }
        return Blow.of(u < share / 2 ? Fault.Crash.Moment.BEFORE_PERSIST : Fault.Crash.Moment.AFTER_PERSIST);
    }

    @Override
    public long clockOff(EntityId entity, long nowMillis) {
        return other.clockOff(entity, nowMillis);
    }

    @Override
    public long shows(EntityId entity, long clockMillis, long nowMillis) {
        return other.shows(entity, clockMillis, nowMillis);
    }

    @Override
    public Optional<Fault.BadSignal.Kind> signal(long nowMillis) {
        return other.signal(nowMillis);
    }

    @Override
    public Optional<Fault.BadProcess.Kind> process(EntityId job, long epoch) {
        return other.process(job, epoch);
    }
}
