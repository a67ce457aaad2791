package io.slipway.sidebyside;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.stream.StreamEvent;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Takes down how long everything of a week took. */
final class Recorder implements Onlooker {

    private static final class Update {

        private final long begun;
        private final Map<EntityId, long[]> handoffs = new TreeMap<>();
        private long finished;

        Update(long begun) {
            this.begun = begun;
        }
    }

    private static final class SeenWave {

        private long opened;
        private int slots;
        private final Map<EntityId, Update> updates = new LinkedHashMap<>();
    }

    private final long start;
    private final Map<EntityId, EntityId> accounts = new TreeMap<>();
    private final Map<EntityId, SeenWave> waves = new LinkedHashMap<>();
    private final Map<EntityId, Update> underWay = new TreeMap<>();

    Recorder(Instant start) {
        this.start = start.toEpochMilli();
    }

    @Override
    public void wave(Instant at, EntityId id, WaveEvent event) {
        SeenWave wave = waves.computeIfAbsent(id, seen -> new SeenWave());
        if (event instanceof WaveEvent.Opened opened) {
            wave.opened = millis(at);
            wave.slots = opened.pacing().concurrency();
        } else if (event instanceof WaveEvent.AccountsStarted started) {
            for (EntityId account : started.accounts()) {
                Update update = new Update(millis(at));
                wave.updates.put(account, update);
                underWay.put(account, update);
            }
        } else if (event instanceof WaveEvent.AccountUpdated updated) {
            Objects.requireNonNull(wave.updates.get(updated.account())).finished = millis(at);
        }
    }

    @Override
    public void job(Instant at, SeenJob job, StreamEvent event) {
        if (event instanceof StreamEvent.Deployed deployed) {
            accounts.put(job.id(), deployed.account());
        } else if (event instanceof StreamEvent.HandoffStarted) {
            moment(at, job, 0);
        } else if (event instanceof StreamEvent.GreenOnline) {
            moment(at, job, 1);
        } else if (event instanceof StreamEvent.BlueDrained) {
            moment(at, job, 2);
        }
    }

    private void moment(Instant at, SeenJob job, int which) {
        Update update = Objects.requireNonNull(underWay.get(accounts.get(job.id())));
        update.handoffs.computeIfAbsent(job.id(), first -> new long[3])[which] = millis(at) - update.begun;
    }

    private long millis(Instant at) {
        return at.toEpochMilli() - start;
    }

    Workload workload() {
        List<Workload.Wave> recorded = new ArrayList<>();
        int handoffs = 0;
        long end = 0;
        for (SeenWave wave : waves.values()) {
            List<Workload.Account> roster = new ArrayList<>();
            for (Update update : wave.updates.values()) {
                List<Workload.Handoff> moves = update.handoffs.values().stream()
                        .map(moments -> new Workload.Handoff(moments[0], moments[1], moments[2]))
                        .toList();
                roster.add(new Workload.Account(moves, update.finished - update.begun));
                handoffs += moves.size();
                end = Math.max(end, update.finished);
            }
            recorded.add(new Workload.Wave(wave.opened, wave.slots, roster));
        }
        return new Workload(recorded, handoffs, end);
    }
}
