package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Lookup;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.Objects;

/**
 * I14: an abort does what its documentation says. A wave that is halted starts no further account until it is resumed (DOMAIN 5.3);
 * one that is to roll back, or that is over, starts none at all.
 */
final class StopsWhenTold {

    private static final String NAME = "I14";
    private static final String GOES_ON = "";

    private final Violations violations;
    private final Lookup<EntityId, String> stopped = new Lookup<>();

    StopsWhenTold(Violations violations) {
        this.violations = violations;
    }

    void wave(Instant at, EntityId wave, WaveEvent event) {
        if (event instanceof WaveEvent.AccountsStarted) {
            String why = Objects.requireNonNullElse(stopped.get(wave), GOES_ON);
            if (violations.fails(why.equals(GOES_ON))) {
                violations.add(NAME, at, wave, "starts accounts though it " + why);
            }
        } else if (event instanceof WaveEvent.Halted) {
            stopped.put(wave, "was halted");
        } else if (event instanceof WaveEvent.Resumed) {
            stopped.put(wave, GOES_ON);
        } else if (event instanceof WaveEvent.WindowClosed) {
            stopped.put(wave, "closed its window");
        } else if (event instanceof WaveEvent.Ended || event instanceof WaveEvent.Barred) {
            stopped.put(wave, "is over");
        } else if (event instanceof WaveEvent.RollBackStarted) {
            stopped.put(wave, "rolls back");
        }
    }
}
