package io.slipway.driver.canary;

import io.slipway.judge.value.Mishap;
import io.slipway.judge.value.Reply;
import io.slipway.judge.value.Reply.Misbehaved;
import io.slipway.judge.value.Tally.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long each side has been silent: nobody waits for a hundred thousand time-outs. */
final class Silence {

    private final Map<Side, Integer> inARow = new EnumMap<>(Side.class);
    private Optional<String> broken = Optional.empty();

    void heard(Side side, Reply reply) {
        boolean silent = reply instanceof Misbehaved misbehaved
                && (misbehaved.mishap() == Mishap.NO_CONNECTION || misbehaved.mishap() == Mishap.TIMED_OUT);
        int length = silent ? inARow.merge(side, 1, Integer::sum) : 0;
        inARow.put(side, length);
        if (length >= Replay.PATIENCE && broken.isEmpty()) {
            String name = side == Side.BASELINE ? "baseline" : "candidate";
            broken = Optional.of("given up: the " + name + " left " + length + " samples in a row unanswered ("
                    + reply.outcome() + ")");
        }
    }

    /** Why there is no sense in going on, if there is none. */
    Optional<String> broken() {
        return broken;
    }
}
