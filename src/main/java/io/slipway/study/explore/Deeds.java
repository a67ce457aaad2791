package io.slipway.study.explore;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.simulation.world.ModelledWorld;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What a run did to the world and said of it, each deed counted, whenever it was done: what no crash may change. */
final class Deeds implements Onlooker {

    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public void started(Instant at, SeenJob job, SeenProcess process) {
        did("start", job.id(), process.epoch() + " of " + process.build());
    }

    @Override
    public void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {
        did(ending == Ending.STOPPED ? "stop" : "exit", job.id(), String.valueOf(process.epoch()));
    }

    @Override
    public void serving(Instant at, SeenAccount account, Build before) {
        did("serve", account.id(), account.serving() + " after " + before);
    }

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        did(event.getClass().getSimpleName(), account.id(), "");
    }

    @Override
    public void wave(Instant at, EntityId wave, WaveEvent event) {
        if (!(event instanceof WaveEvent.AccountsStarted)) {
            did(event.getClass().getSimpleName(), wave, "");
        }
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        did(event.getClass().getSimpleName(), ModelledWorld.TRAIN, "");
    }

    private void did(String what, EntityId whom, String detail) {
        counts.merge(what + " " + whom + " " + detail, 1, Integer::sum);
    }

    /** The first deed that one of the two did more often; empty if they did the same. */
    String differenceFrom(Deeds undisturbed) {
        Map<String, Integer> all = new TreeMap<>(undisturbed.counts);
        counts.forEach((deed, times) -> all.merge(deed, -times, Integer::sum));
        return all.entrySet().stream()
                .filter(deed -> deed.getValue() != 0)
                .findFirst()
                .map(deed -> deed.getKey().strip() + (deed.getValue() > 0 ? ": lost" : ": repeated"))
                .orElse("");
    }
}
