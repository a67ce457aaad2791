package io.slipway.cli.study;

import io.slipway.study.vary.Variation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code world.start-failure=0..0.05/6}: a path of the scenario file, its least and its greatest value, how many. */
public final class Variations implements ITypeConverter<Variation> {

    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9.-]*)=([0-9]+(?:\\.[0-9]+)?)([a-z%]*)"
            + "\\.\\.([0-9]+(?:\\.[0-9]+)?)([a-z%]*)/([0-9]{1,3})");
    private static final int MOST = 50;

    @Override
    public Variation convert(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        double from = Double.parseDouble(matcher.group(2));
        double to = Double.parseDouble(matcher.group(4));
        int count = Integer.parseInt(matcher.group(6));
        boolean oneUnit = matcher.group(3).isEmpty() || matcher.group(3).equals(matcher.group(5));
        if (from >= to || count < 2 || count > MOST || !oneUnit) {
            throw wrong(text);
        }
        if (matcher.group(1).startsWith("policy")) {
            throw new TypeConversionException("\"" + matcher.group(1)
                    + "\" is of the policy; vary the scenario, and compare policies by their files");
        }
        List<Double> values = IntStream.range(0, count)
                .mapToObj(i -> from + (to - from) * i / (count - 1))
                .toList();
        return new Variation(matcher.group(1), matcher.group(5), values);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("expected PATH=FROM..TO/COUNT, 2 to " + MOST
                + " values, such as world.start-failure=0..0.05/6 or world.catch-up=30s..300s/4, found \"" + text
                + "\"");
    }
}
