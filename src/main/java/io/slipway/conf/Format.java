package io.slipway.conf;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How one value is written.
 *
 * @param expected what it is, as in "expected a local date"
 * @param example how to write it
 * @param standIn takes the place of a value that could not be read, so that reading can go on and find what else is wrong; never seen
 *     by anyone, since a file with an error yields nothing
 * @param parse from text; throws a runtime exception on anything else
 */
public record Format<T>(String expected, String example, T standIn, Function<String, T> parse) {

    /** The same, with a second condition. */
    public Format<T> where(Predicate<T> holds, String condition) {
        return new Format<>(condition, example, standIn, text -> {
            T value = parse.apply(text);
            if (!holds.test(value)) {
                throw new IllegalArgumentException(condition);
            }
            return value;
        });
    }
}
