package io.slipway.simulation.census;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Named numbers in a fixed order, each with its unit in its name; exact to two places behind the point. */
public final class Figures {

    private static final int PLACES = 2;

    private final Map<String, BigDecimal> values = new LinkedHashMap<>();

    Figures count(String name, long value) {
        values.put(name, BigDecimal.valueOf(value));
        return this;
    }

    /** What only some runs have; left out if there is none. */
    Figures countAny(String name, long value) {
        return value == 0 ? this : count(name, value);
    }

    /** A ratio; left out if there is nothing to divide by. */
    Figures ratio(String name, long part, long whole) {
        if (whole != 0) {
            BigDecimal ratio = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
            BigDecimal plain = ratio.stripTrailingZeros();
            values.put(name, plain.scale() < 0 ? plain.setScale(0) : plain);
        }
        return this;
    }

    /** The value of a figure; empty if this run does not have it. */
    public OptionalDouble value(String name) {
        BigDecimal value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    public Map<String, BigDecimal> all() {
        return Collections.unmodifiableMap(values);
    }
}
