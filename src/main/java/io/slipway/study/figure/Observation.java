package io.slipway.study.figure;

import java.util.OptionalDouble;

/** What one run came to. */
public final class Observation {

    private final double[] values;
    private final long violated;
    private final long events;

    /** @param values by the place of the figure; not a number where the run has none */
    Observation(double[] values, long violated, long events) {
        this.values = values;
        this.violated = violated;
        this.events = events;
    }

    /** Empty if the run does not have it. */
    public OptionalDouble value(Figure figure) {
        double value = values[figure.ordinal()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
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
