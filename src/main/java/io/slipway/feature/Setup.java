package io.slipway.feature;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cluster or a store as its owner chose it.
 *
 * @param kind {@code spark}, {@code rift}, {@code dynamo}, {@code delta} ...
 * @param settings whatever that kind knows: Slipway compares them and passes them on
 */
public record Setup(String kind, SortedMap<String, String> settings) {

    public Setup {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    @Override
    public String toString() {
        return settings.isEmpty()
                ? kind
                : kind
                        + settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
    }
}
