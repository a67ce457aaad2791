package io.slipway.feature;

import java.util.List;
import java.util.stream.Collectors;

/** What an object promises to those that read it: its contract. */
public record Schema(List<String> joinKeys, List<Feature> features) {

    public Schema {
        joinKeys = List.copyOf(joinKeys);
        features = List.copyOf(features);
    }

    /** One column. */
    public record Feature(String name, String type) {

        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    String featuresText() {
        return features.stream().map(Feature::toString).collect(Collectors.joining(", "));
    }
}
