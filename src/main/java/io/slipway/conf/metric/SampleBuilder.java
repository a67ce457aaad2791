package io.slipway.conf.metric;

import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Series;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sorts samples by metric, and what is wrong with the others by its kind. */
final class SampleBuilder {

    private static final int VALUE_LENGTH = 64;

    private final Map<String, Column> columns = new TreeMap<>();
    private final Map<String, Long> malformed = new TreeMap<>();

    /** One metric while it is gathered. */
    private static final class Column {

        private final Map<String, Long> malformed = new TreeMap<>();
        private double[] values = new double[64];
        private int count;
        private int nans;

        void add(double value) {
            if (count + nans == Series.MOST) {
                malformed.merge("beyond " + Series.MOST + " samples", 1L, Long::sum);
                return;
            } else if (Double.isNaN(value)) {
                nans++;
                return;
            }
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = value;
        }

        Series series() {
            return new Series(Arrays.copyOf(values, count), nans, malformed);
        }
    }

    SampleBuilder(Set<String> metrics) {
        metrics.forEach(metric -> columns.put(metric, new Column()));
    }

    void take(String metric, String value) {
        Column column = columns.get(metric);
        if (metric.isEmpty()) {
            malformed(metric, "without a metric");
        } else if (column != null) {
            Optional<String> wrong = wrong(value);
            if (wrong.isPresent()) {
                malformed(metric, wrong.get());
            } else {
                column.add(Double.parseDouble(value.equalsIgnoreCase("nan") ? "NaN" : value));
            }
        }
    }

    void malformed(String metric, String what) {
        Column column = columns.get(metric);
        (column == null ? malformed : column.malformed).merge(what, 1L, Long::sum);
    }

    Samples samples() {
        Map<String, Series> series = new TreeMap<>();
        columns.forEach((metric, column) -> series.put(metric, column.series()));
        return new Samples(series, malformed);
    }

    private static Optional<String> wrong(String value) {
        if (value.isEmpty()) {
            return Optional.of("empty");
        } else if (value.equalsIgnoreCase("nan")) {
            return Optional.empty();
        } else if (value.matches("(?i)[+-]?inf(inity)?")) {
            return Optional.of("infinite");
        } else if (value.length() > VALUE_LENGTH || !value.matches("[+-]?[0-9.]+([eE][+-]?[0-9]{1,9})?")) {
            return Optional.of("not a number in writing");
        }
        try {
            return Double.isInfinite(new BigDecimal(value).doubleValue()) ? Optional.of("too large") : Optional.empty();
        } catch (NumberFormatException text) {
            return Optional.of("not a number in writing");
        }
    }
}
