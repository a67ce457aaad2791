package io.slipway.simulation.panorama;

import io.slipway.stream.Definition;
import io.slipway.stream.StreamEvent;
import java.util.Optional;

/** What an owner's applies are doing to one job, by what the job says. */
final class OwnersTurn {

    private boolean on;
    private boolean stops;
    private boolean pins;
    private long epoch;

    void starts(StreamEvent.HandoffStarted handoff) {
        on = !handoff.trigger().isPlatform();
        pins = isPinned(handoff.definition());
        if (on) {
            epoch = handoff.epoch();
        }
    }

    void deploys(StreamEvent.Deployed deployed) {
        over();
        epoch = deployed.epoch();
        pins = deployed.pinned();
    }

    /** A handoff is complete; returns whether the job is pinned now. */
    boolean ends(boolean pinnedBefore) {
        on = false;
        return pins;
    }

    /** The events of rebuilds and deletions, and of handoffs that came to nothing; returns whether the job is pinned after it. */
    boolean happened(StreamEvent event, boolean pinned) {
        if (event instanceof StreamEvent.RebuildStarted || event instanceof StreamEvent.RetirementStarted) {
            on = true;
            stops = true;
        } else if (event instanceof StreamEvent.Rebuilt rebuilt) {
            epoch = rebuilt.epoch();
            pins = isPinned(rebuilt.definition());
            return pins;
        } else if (event instanceof StreamEvent.RebuiltOnline) {
            over();
        } else if (event instanceof StreamEvent.GreenStopped || event instanceof StreamEvent.HandoffFailed) {
            on = false;
        }
        return pinned;
    }

    void over() {
        on = false;
        stops = false;
    }

    private static boolean isPinned(Optional<Definition> definition) {
        return definition.isPresent() && definition.get().pinned();
    }

    boolean isOn() {
        return on;
    }

    boolean stopsIt() {
        return stops;
    }

    /** Whether this epoch is one that its owner asked for, and pinned. */
    boolean pins(long started) {
        return started == epoch && pins;
    }

    long epoch() {
        return epoch;
    }
}
