package io.slipway.cli.story;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast virtual time runs.
 *
 * @param times faster than real time
 */
public record Pace(double times) {

    private static final double FASTEST = 1e9;

    /** When this instant is to be reached, in real time from the start. */
    Duration due(Instant start, Instant virtual) {
        return Duration.ofNanos((long) (Duration.between(start, virtual).toMillis() / times * 1e6));
    }

    /** Reads {@code 5040x}. */
    public static final class Converter implements ITypeConverter<Pace> {

        @Override
        public Pace convert(String text) {
            if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,6})?x")) {
                throw wrong(text);
            }
            double times = Double.parseDouble(text.substring(0, text.length() - 1));
            if (times <= 0 || times > FASTEST) {
                throw wrong(text);
            }
            return new Pace(times);
        }

        private static TypeConversionException wrong(String text) {
            return Converters.expected(
                    "how many times faster than real time, such as 5040x (a week in two minutes)", text);
        }
    }
}
