package io.slipway.cluster.live;

import io.slipway.cluster.EntityKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the entities of this node are and do, counted; safe to use from any thread. */
public final class Activity {

    private final AtomicLong commands = new AtomicLong();
    private final Map<EntityKind, AtomicLong> entities = new EnumMap<>(EntityKind.class);

    Activity() {
        for (EntityKind kind : EntityKind.values()) {
            entities.put(kind, new AtomicLong());
        }
    }

    void command() {
        commands.incrementAndGet();
    }

    void begins(EntityKind kind) {
        entities(kind).incrementAndGet();
    }

    void ends(EntityKind kind) {
        entities(kind).decrementAndGet();
    }

    /** How many commands they have taken or refused since the node started. */
    public long commands() {
        return commands.get();
    }

    /** How many of a kind run here now. */
    public long running(EntityKind kind) {
        return entities(kind).get();
    }

    private AtomicLong entities(EntityKind kind) {
        return entities.getOrDefault(kind, commands);
    }
}
