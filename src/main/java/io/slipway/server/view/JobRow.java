package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.stream.StreamEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One stream job as its events tell. */
final class JobRow {

    /** Where its handoff stands. */
    enum Phase {
        DECLARED,
        STEADY,
        GREEN_STARTING,
        GREEN_CATCHING_UP,
        DRAINING_BLUE,
        ABORTING_GREEN
    }

    final String name;
    private Phase phase = Phase.DECLARED;
    private String build = "";
    private long epoch;
    private boolean pinned;
    private Optional<String> green = Optional.empty();
    private long greenEpoch;
    private Optional<String> reason = Optional.empty();
    private Instant since = Instant.EPOCH;

    JobRow(String name) {
        this.name = name;
    }

    void happened(Instant at, StreamEvent event) {
        Phase before = phase;
        if (event instanceof StreamEvent.Deployed e) {
            build = e.build().label();
            epoch = e.epoch();
            pinned = e.pinned();
            phase = Phase.STEADY;
        } else if (event instanceof StreamEvent.HandoffStarted e) {
            green = Optional.of(e.build().label());
            greenEpoch = e.epoch();
            phase = Phase.GREEN_STARTING;
            reason = e.attempt() > 1 ? Optional.of("attempt " + e.attempt()) : Optional.empty();
        } else if (event instanceof StreamEvent.GreenStarted) {
            phase = Phase.GREEN_CATCHING_UP;
        } else if (event instanceof StreamEvent.GreenOnline) {
            phase = Phase.DRAINING_BLUE;
        } else if (event instanceof StreamEvent.GreenAborted e) {
            phase = Phase.ABORTING_GREEN;
            reason = Optional.of(e.reason());
        } else if (event instanceof StreamEvent.BlueDrained) {
            build = green.orElse(build);
            epoch = greenEpoch;
            steady();
        } else if (event instanceof StreamEvent.GreenStopped) {
            steady();
        } else if (event instanceof StreamEvent.StopOverdue e) {
            reason = Optional.of("the process of epoch " + e.epoch() + " is told again to stop");
        } else if (event instanceof StreamEvent.HandoffFailed e) {
            reason = Optional.of(e.reason());
        }
        if (phase != before) {
            since = at;
        }
    }

    private void steady() {
        green = Optional.empty();
        phase = Phase.STEADY;
    }

    boolean isMoving() {
        return phase != Phase.STEADY && phase != Phase.DECLARED;
    }

    /** What it is at, without a full stop. */
    String sentence() {
        return name + " is " + phase.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " since " + since
                + reason.map(why -> " (" + why + ")").orElse("");
    }

    ObjectNode json(ObjectNode node) {
        node.put("job", name)
                .put("phase", phase.name().toLowerCase(Locale.ROOT))
                .put("build", build)
                .put("epoch", epoch)
                .put("pinned", pinned)
                .put("since", since.toString());
        green.ifPresent(label -> node.put("green", label).put("greenEpoch", greenEpoch));
        reason.ifPresent(why -> node.put("reason", why));
        return node;
    }
}
