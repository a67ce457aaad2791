package io.slipway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Effect;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A runtime that does as it is told and objects when a job would lose its last online process or run a third. */
final class FakeRuntime {

    private final TreeMap<Long, EnsureStarted> alive = new TreeMap<>();
    private final TreeSet<Long> online = new TreeSet<>();
    private final TreeSet<Long> stopping = new TreeSet<>();
    private final TreeSet<Long> fenced = new TreeSet<>();

    void carryOut(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Ask ask && ask.request() instanceof EnsureStarted start) {
                start(start);
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof EnsureStopped stop) {
                stop(stop.epoch());
            }
        }
    }

    private void start(EnsureStarted start) {
        if (fenced.contains(start.epoch())) {
            return;
        }
        if (alive.isEmpty()) {
            online.add(start.epoch());
        }
        alive.put(start.epoch(), start);
        assertThat(alive.keySet()).as("processes alive at once").hasSizeLessThanOrEqualTo(2);
    }

    private void stop(long epoch) {
        fenced.add(epoch);
        stopping.add(epoch);
        online.remove(epoch);
        assertThat(online)
                .as("processes online when epoch " + epoch + " is told to stop")
                .isNotEmpty();
    }

    /** What it can say of a process that it is starting: ready so many times. */
    StreamCommand probe(long epoch, int ready) {
        if (alive.containsKey(epoch)
                && !fenced.contains(epoch)
                && ready >= alive.get(epoch).readiness().probes()) {
            online.add(epoch);
        }
        return JobBench.probed(epoch, ready);
    }

    /** A process that has not been proven online yet ends by itself; the fake never lets one that serves down. */
    StreamCommand exit(long epoch) {
        return JobBench.exited(epoch);
    }

    StreamCommand drained(long epoch) {
        stopping.remove(epoch);
        alive.remove(epoch);
        return JobBench.stopped(epoch);
    }

    List<Long> stopping() {
        return new ArrayList<>(stopping);
    }

    List<Long> alive() {
        return new ArrayList<>(alive.keySet());
    }

    List<Long> unproven() {
        return alive.keySet().stream()
                .filter(epoch -> !online.contains(epoch) && !fenced.contains(epoch))
                .toList();
    }
}
