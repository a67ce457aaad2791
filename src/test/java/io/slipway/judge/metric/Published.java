package io.slipway.judge.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Two samples of {@code published-samples.txt}. */
record Published(Series baseline, Series candidate) {

    private static final Path FILE = Path.of("src/test/resources/judge/published-samples.txt");

    static Published of(String name) {
        try {
            String line = Files.readAllLines(FILE).stream()
                    .filter(text -> text.startsWith(name + ": "))
                    .findFirst()
                    .orElseThrow();
            String[] sides = line.substring(name.length() + 2).split(" \\| ", -1);
            return new Published(Series.of(numbers(sides[0])), Series.of(numbers(sides[1])));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .flatMapToDouble(word -> {
                    String[] parts = word.split("x", -1);
                    long times = parts.length == 1 ? 1 : Long.parseLong(parts[1]);
                    return DoubleStream.generate(() -> Double.parseDouble(parts[0]))
                            .limit(times);
                })
                .toArray();
    }
}
