package io.slipway.study.report;

import java.util.List;
import java.util.stream.IntStream;

/** A few of many, evenly spread. */
final class Spread {

    private Spread() {}

    /** At most so many; the first and the last are among them. */
    static <T> List<T> over(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / (most - 1))))
                .toList();
    }
}
