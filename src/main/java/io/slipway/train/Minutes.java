package io.slipway.train;

import io.slipway.machine.Decision;
import io.slipway.train.TrainState.Platform;
import java.util.ArrayList;
import java.util.List;

/** What one decision comes to, event by event, with the state after the last: later parts of a decision see the earlier ones. */
final class Minutes {

    private final List<TrainEvent> events = new ArrayList<>();
    private Platform platform;

    Minutes(Platform platform) {
        this.platform = platform;
    }

    Minutes record(TrainEvent event) {
        events.add(event);
        platform = (Platform) TrainFold.evolve(platform, event);
        return this;
    }

    Platform platform() {
        return platform;
    }

    Release release() {
        return platform.active();
    }

    boolean isOver() {
        return platform.release().isEmpty();
    }

    Decision<TrainEvent> decision() {
        return Decision.happened(events);
    }
}
