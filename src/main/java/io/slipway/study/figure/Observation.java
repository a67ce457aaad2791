package io.slipway.study.figure;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What one run came to. */
public final class Observation {

    private final Map<Figure, Double> values;
    private final long violated;
    private final long events;

    /** @param values of the figures that the run has */
    Observation(Map<Figure, Double> values, long violated, long events) {
        this.values = new EnumMap<>(values);
        this.violated = violated;
        this.events = events;
    }

    /** Empty if the run does not have it. */
    public OptionalDouble value(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How often an invariant was violated: a run with any proves nothing. */
    public long violated() {
        return violated;
    }

    /** How many events the run journalled. */
    public long events() {
        return events;
    }
}
