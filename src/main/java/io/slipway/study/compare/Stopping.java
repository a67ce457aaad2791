package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import java.util.OptionalDouble;

/**
 * When a study has enough replications.
 *
 * @param most never more
 * @param figure the one whose interval counts
 * @param width it is enough when the 95 % interval is narrower, for each policy against the first; checked after every
 *     {@value #STRIDE} replications, so that it does not depend on how many run at once
 */
public record Stopping(int most, Figure figure, OptionalDouble width) {

    /** Fewer say little about the width itself. */
    static final int STRIDE = 50;

    /** After so many replications. */
    public static Stopping after(int replications, Figure figure) {
        return new Stopping(replications, figure, OptionalDouble.empty());
    }

    boolean isEnough(Samples samples) {
        int done = samples.replications();
        if (done >= most) {
            return true;
        }
        return width.isPresent() && done > 0 && done % STRIDE == 0 && samples.widest(figure) < width.getAsDouble();
    }
}
