package io.slipway.judge.value;

import java.util.List;

/** What one request is answered with: features in the order of the feature service, no name twice. */
public record FeatureVector(List<Feature> features) {

    public FeatureVector {
        features = List.copyOf(features);
    }
}
