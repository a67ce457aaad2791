package io.slipway.server.why;

import io.slipway.machine.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The latest events of something, and what all before them came to: so its past can be told as of any instant since. */
final class Story<P extends Past<P>> {

    private record Line(long number, Instant at, Event event) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final P before;
    private final int most;
    private Instant since;

    /** @param most lines that are kept */
    Story(P empty, Instant since, int most) {
        this.before = empty;
        this.since = since;
        this.most = most;
    }

    void add(long number, Instant at, Event event) {
        lines.add(new Line(number, at, event));
        if (lines.size() > most) {
            Line oldest = lines.remove();
            before.happened(oldest.number, oldest.at, oldest.event);
            since = oldest.at;
        }
    }

    /** The instant from which on it can be told. */
    Instant since() {
        return since;
    }

    /** As of an instant, events of that instant included; empty if that is too long ago. */
    Optional<P> at(Instant instant) {
        if (instant.isBefore(since)) {
            return Optional.empty();
        }
        P past = before.copy();
        for (Line line : lines) {
            if (line.at.isAfter(instant)) {
                break;
            }
            past.happened(line.number, line.at, line.event);
        }
        return Optional.of(past);
    }
}
