package io.slipway.simulation;

import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import java.util.HashMap;
import java.util.Map;

/** Which deliveries crash their receiver: drawn by the receiver and the count of its deliveries. */
final class Fates {

    private final Chance chance;
    private final double share;
    private final Map<EntityId, Count> counts = new HashMap<>(); // looked up, never iterated

    Fates(Chance chance, double share) {
        this.chance = chance;
        this.share = share;
    }

    Fate next(EntityId entity) {
        if (share == 0) {
            return Fate.LIVES;
        }
        Count count = counts.computeIfAbsent(entity, Count::new);
        double u = chance.at(count.key, Purpose.ENTITY_CRASH, count.deliveries++);
        if (u >= share) {
            return Fate.LIVES;
        }
        return u < share / 2 ? Fate.CRASHES_BEFORE_PERSIST : Fate.CRASHES_AFTER_PERSIST;
    }

    private static final class Count {

        private final long key;
        private long deliveries;

        Count(EntityId entity) {
            key = Chance.key(entity.path());
        }
    }
}
