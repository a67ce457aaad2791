package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.KernelHost;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is done to a host, line by line. */
record Script(List<Line> lines) {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    sealed interface Line {

        Duration later();

        EntityId to();

        void play(Inhabitant inhabitant, Instant now);
    }

    record Deliver(Duration later, EntityId to, EntityId from, Command command, Fate fate) implements Line {
        @Override
        public void play(Inhabitant inhabitant, Instant now) {
            inhabitant.deliver(from, command, fate, now);
        }
    }

    record Crash(Duration later, EntityId to) implements Line {
        @Override
        public void play(Inhabitant inhabitant, Instant now) {
            inhabitant.crash(now);
        }
    }

    void play(Host host) {
        Map<EntityId, Inhabitant> known = new HashMap<>();
        Instant now = START;
        for (Line line : lines) {
            now = now.plus(line.later());
            line.play(known.computeIfAbsent(line.to(), host::inhabitant), now);
        }
    }

    /** What an actor host reports of this script. */
    List<String> playedByActors() {
        WrittenLedger ledger = new WrittenLedger();
        try (ActorsHost host = new ActorsHost(Rounds.machines(), ledger)) {
            play(host);
        }
        return ledger.read();
    }

    /** What a host reports that calls the machines itself. */
    List<String> playedByKernel() {
        WrittenLedger ledger = new WrittenLedger();
        try (KernelHost host = new KernelHost(Rounds.machines(), ledger)) {
            play(host);
        }
        return ledger.read();
    }
}
