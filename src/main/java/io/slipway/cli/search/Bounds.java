package io.slipway.cli.search;

import io.slipway.study.explore.Swarm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How options of an exploration are written. */
public final class Bounds {

    private Bounds() {}

    /** Numbers from one to another, both included. */
    public record Seeds(long from, long to) {

        /** {@code 1..1000}, or one number. */
        public static final class Converter implements ITypeConverter<Seeds> {

            @Override
            public Seeds convert(String text) {
                if (!text.matches("\\d{1,15}(\\.\\.\\d{1,15})?")) {
                    throw new TypeConversionException("expected A..B, such as 1..1000, found \"" + text + "\"");
                }
                String[] ends = text.split("\\.\\.", -1);
                Seeds seeds = new Seeds(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
                if (seeds.from > seeds.to) {
                    throw new TypeConversionException("the first seed is above the last in \"" + text + "\"");
                }
                return seeds;
            }
        }
    }

    /** Kinds of faults. */
    public record Kinds(Set<Swarm.Kind> kinds) {

        public static final Kinds ALL = new Kinds(EnumSet.allOf(Swarm.Kind.class));

        /** {@code crash,node-lost}; {@code all}. */
        public static final class Converter implements ITypeConverter<Kinds> {

            @Override
            public Kinds convert(String text) {
                if (text.equals("all")) {
                    return ALL;
                }
                Set<Swarm.Kind> kinds = EnumSet.noneOf(Swarm.Kind.class);
                for (String word : text.split(",", -1)) {
                    kinds.add(kind(word.strip()));
                }
                return new Kinds(kinds);
            }

            private static Swarm.Kind kind(String word) {
                return Arrays.stream(Swarm.Kind.values())
                        .filter(kind -> name(kind).equals(word))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException(
                                "there is no fault \"" + word + "\"; the kinds are " + ALL.text()));
            }
        }

        /** As they are written. */
        public String text() {
            return kinds.stream().sorted().map(Kinds::name).collect(Collectors.joining(", "));
        }

        private static String name(Swarm.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
