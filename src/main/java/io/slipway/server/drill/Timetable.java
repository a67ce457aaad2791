package io.slipway.server.drill;

import io.slipway.policy.ScheduledStage;
import io.slipway.simulation.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves faults from the week of a scenario to a release that is rehearsed now. What happens at a share of a stage's window happens at
 * the same share of the same stage's live window, and lasts so much shorter as that is shorter.
 *
 * @param written the stages of the scenario's week
 * @param live as many stages, of which each is at least as short
 */
record Timetable(List<ScheduledStage> written, List<ScheduledStage> live) {

    /** What is shorter is over before a node has come back. */
    static final Duration SHORTEST = Duration.ofSeconds(2);

    Timetable {
        if (written.size() != live.size()) {
            throw new IllegalArgumentException(
                    "a script for " + written.size() + " stages does not fit a release of " + live.size());
        }
    }

    /** The same fault, now; one that has no time is as it was. */
    Fault moved(Fault fault) {
        if (fault instanceof Fault.NodeLost f) {
            return new Fault.NodeLost(f.node(), at(f.from()), length(f));
        } else if (fault instanceof Fault.Partition f) {
            return new Fault.Partition(f.node(), at(f.from()), length(f));
        } else if (fault instanceof Fault.JournalOutage f) {
            return new Fault.JournalOutage(at(f.from()), length(f));
        } else if (fault instanceof Fault.Order f) {
            return new Fault.Order(at(f.at()), f.deed(), f.account());
        }
        return fault;
    }

    private Instant at(Instant instant) {
        int stage = stage(instant);
        ScheduledStage from = written.get(stage);
        double share = millis(from.opens(), instant) / millis(from.opens(), from.closes());
        ScheduledStage to = live.get(stage);
        return to.opens().plusMillis((long) (share * millis(to.opens(), to.closes())));
    }

    /** The last stage that has opened, or the first. */
    private int stage(Instant instant) {
        int stage = 0;
        while (stage + 1 < written.size() && !written.get(stage + 1).opens().isAfter(instant)) {
            stage++;
        }
        return stage;
    }

    private Duration length(Fault.Lasting fault) {
        int stage = stage(fault.from());
        double shorter = millis(live.get(stage).opens(), live.get(stage).closes())
                / millis(written.get(stage).opens(), written.get(stage).closes());
        Duration length = Duration.ofMillis((long) (fault.lasts().toMillis() * shorter));
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
