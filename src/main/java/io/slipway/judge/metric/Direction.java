package io.slipway.judge.metric;

/** Which change of a metric is bad. */
public enum Direction {
    EITHER,
    INCREASE,
    DECREASE;

    boolean minds(Direction change) {
        return this == EITHER || this == change;
    }
}
