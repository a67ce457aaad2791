package io.slipway.simulation.world;

import io.slipway.machine.EntityId;
import java.util.HashSet;
import java.util.Set;

/** Which accounts are in early access, as the world sees it: some regressions show only there, some only elsewhere. */
final class EarlyAccess {

    private final Set<EntityId> accounts = new HashSet<>(); // asked for membership, never iterated

    void granted(EntityId account) {
        accounts.add(account);
    }

    void left(EntityId account) {
        accounts.remove(account);
    }

    boolean contains(EntityId account) {
        return accounts.contains(account);
    }
}
