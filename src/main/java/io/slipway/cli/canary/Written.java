package io.slipway.cli.canary;

import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.driver.canary.Endpoint;
import io.slipway.driver.canary.ReplayLimits;
import io.slipway.judge.value.Tolerance;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of the command's options are written. */
public final class Written {

    private Written() {}

    private static <T> T parsed(Format<T> format, String example, String text) {
        try {
            return format.parse().apply(text);
        } catch (RuntimeException wrong) {
            throw new TypeConversionException(
                    "expected " + format.expected() + ", such as " + example + ", found \"" + text + "\"");
        }
    }

    /** An address. */
    public static final class Address implements ITypeConverter<Endpoint> {

        @Override
        public Endpoint convert(String text) {
            try {
                return Endpoint.of(text);
            } catch (IllegalArgumentException wrong) {
                // Not what was found: there may be a password in it.
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** An absolute and a relative tolerance: {@code 1e-9/1e-6}. */
    public static final class Tolerated implements ITypeConverter<Tolerance> {

        @Override
        public Tolerance convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                if (parts.length == 2) {
                    return new Tolerance(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
                }
            } catch (IllegalArgumentException wrong) {
                // Said below.
            }
            throw new TypeConversionException("expected an absolute and a relative tolerance (at least 0, the second"
                    + " below 1), such as 1e-9/1e-6, found \"" + text + "\"");
        }
    }

    /** A share of a whole. */
    public static final class Share implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            return parsed(Formats.SHARE, "95%", text);
        }
    }

    /** How many samples are in flight. */
    public static final class Concurrency implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return parsed(Formats.whole(1, ReplayLimits.MOST_CONCURRENT), "8", text);
        }
    }

    /** How many differences are shown. */
    public static final class Differences implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return parsed(Formats.whole(0, 10_000), "20", text);
        }
    }

    /** How long something may take. */
    public static final class Patience implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return parsed(Formats.duration(Duration.ofMillis(1), Duration.ofDays(1)), "10s", text);
        }
    }
}
