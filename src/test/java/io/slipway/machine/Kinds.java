package io.slipway.machine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of a sealed family, so that a test can tell which one it forgot. */
public final class Kinds {

    private Kinds() {}

    /** The kinds that none of these values is of. */
    public static List<String> missing(Class<?> family, List<?> values) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(kind -> values.stream().noneMatch(kind::isInstance))
                .map(Class::getSimpleName)
                .toList();
    }

    /** The values of several lists, one after another. */
    @SafeVarargs
    public static <T> List<T> all(List<? extends T>... lists) {
        return Stream.of(lists).<T>flatMap(List::stream).collect(Collectors.toList());
    }
}
