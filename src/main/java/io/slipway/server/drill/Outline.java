package io.slipway.server.drill;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a week came to, in figures that a live one and a simulated one have in common. */
final class Outline implements Onlooker {

    private final SortedMap<String, String> words = new TreeMap<>();
    private final SortedMap<String, Long> counts = new TreeMap<>(Map.of(
            "handoffs started", 0L, "handoffs complete", 0L, "greens given up", 0L, "accounts that need a hand", 0L));

    /** Facts that have no order, such as an outcome. */
    SortedMap<String, String> words() {
        return words;
    }

    /** Facts that are counted. */
    SortedMap<String, Long> counts() {
        return counts;
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.ReleaseEnded ended) {
            words.put("outcome of the release", ended.outcome().name());
        } else if (event instanceof TrainEvent.RunEnded ended) {
            panorama.release().ifPresent(release -> tally(name(release, ended.stage()), ended.tally()));
        } else if (event instanceof TrainEvent.RunSkipped skipped) {
            panorama.release()
                    .ifPresent(release -> tally(name(release, skipped.stage()), new Tally(0, 0, 0, 0, false)));
        }
    }

    private static String name(SeenRelease release, int stage) {
        return release.runs().get(stage).stage().name();
    }

    private void tally(String stage, Tally tally) {
        counts.put(stage + ": updated", (long) tally.updated());
        counts.put(stage + ": failed", (long) tally.failed());
        counts.put(stage + ": not started", (long) tally.leftOver());
    }

    @Override
    public void wave(Instant at, EntityId wave, WaveEvent event) {
        if (event instanceof WaveEvent.AccountNeedsHand) {
            count("accounts that need a hand");
        }
    }

    @Override
    public void job(Instant at, SeenJob job, StreamEvent event) {
        if (event instanceof StreamEvent.HandoffStarted) {
            count("handoffs started");
        } else if (event instanceof StreamEvent.BlueDrained) {
            count("handoffs complete");
        } else if (event instanceof StreamEvent.GreenAborted) {
            count("greens given up");
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
