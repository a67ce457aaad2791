package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.KernelHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is done to a host, line by line. */
record Script(List<Line> lines) {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    sealed interface Line {

        Duration later();

        void play(Host host, Instant now);
    }

    record Deliver(Duration later, EntityId to, EntityId from, Command command, Fate fate) implements Line {
        @Override
        public void play(Host host, Instant now) {
            host.deliver(to, from, command, fate, now);
        }
    }

    record Crash(Duration later, EntityId entity) implements Line {
        @Override
        public void play(Host host, Instant now) {
            host.crash(entity, now);
        }
    }

    void play(Host host) {
        Instant now = START;
        for (Line line : lines) {
            now = now.plus(line.later());
            line.play(host, now);
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
