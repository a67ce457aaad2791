package io.slipway.cli.story;

import io.slipway.conf.Formats;
import io.slipway.conf.Likeness;
import io.slipway.policy.Rehearsal;
import io.slipway.simulation.HostKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says in plain words what was expected. */
public final class Converters {

    /** A century. */
    private static final int MOST_WEEKS = 5_200;

    private Converters() {}

    /** A seed is any whole number of 64 bits. */
    public static final class Seed implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException notWhole) {
                throw expected("a whole number of 64 bits, such as 7", text);
            }
        }
    }

    /** How many weeks are simulated. */
    public static final class Weeks implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, MOST_WEEKS);
        }
    }

    /** How many of something there is, at least one. */
    public static final class Count implements ITypeConverter<Integer> {

        private static final int MOST = 1_000_000;

        @Override
        public Integer convert(String text) {
            return whole(text, MOST);
        }
    }

    /** A time to spend. */
    public static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return time(text, Duration.ofSeconds(1), Duration.ofDays(7), "a time such as 10m");
        }
    }

    /** How long a release week takes that is rehearsed with real processes. */
    public static final class ShortWeek implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return time(text, Duration.ofSeconds(30), Rehearsal.LONGEST, "a time from 30s to 12h");
        }
    }

    /** How many replications a study has. */
    public static final class Replications implements ITypeConverter<Integer> {

        /** Of one policy. */
        public static final int MOST = 100_000;

        /** Replications times policies: about 250 MiB of figures. */
        public static final int RUNS = 500_000;

        @Override
        public Integer convert(String text) {
            return whole(text, MOST);
        }
    }

    /** How many simulations run at once. */
    public static final class Threads implements ITypeConverter<Integer> {

        private static final int MOST = 256;

        @Override
        public Integer convert(String text) {
            return whole(text, MOST);
        }
    }

    /** How wide an interval may be. */
    public static final class Width implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            if (text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") && Double.parseDouble(text) > 0) {
                return Double.valueOf(text);
            }
            throw expected("a width greater than 0, such as 2.5", text);
        }
    }

    /** A host by its name. */
    public static final class Host implements ITypeConverter<HostKind> {

        private static final List<String> NAMES =
                Arrays.stream(HostKind.values()).map(Host::name).toList();

        @Override
        public HostKind convert(String text) {
            return Arrays.stream(HostKind.values())
                    .filter(kind -> name(kind).equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no host \"" + text + "\"; " + Likeness.mend(text, NAMES)));
        }

        /** As people write it. */
        public static String name(HostKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** One host, or both. */
    public static final class HostsConverter implements ITypeConverter<Hosts> {

        @Override
        public Hosts convert(String text) {
            return text.equals("both") ? Hosts.BOTH : new Hosts(List.of(new Host().convert(text)));
        }
    }

    /** Some hosts. */
    public record Hosts(List<HostKind> kinds) {

        public static final Hosts BOTH = new Hosts(List.of(HostKind.KERNEL, HostKind.ACTORS));
    }

    private static int whole(String text, int most) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw expected("a whole number from 1 to " + most, text);
    }

    private static Duration time(String text, Duration least, Duration most, String what) {
        try {
            return Formats.duration(least, most).parse().apply(text);
        } catch (RuntimeException wrong) {
            throw expected(what, text);
        }
    }

    static TypeConversionException expected(String what, String found) {
        return new TypeConversionException("expected " + what + ", found \"" + found + "\"");
    }
}
