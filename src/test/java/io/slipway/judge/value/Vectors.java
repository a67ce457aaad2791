package io.slipway.judge.value;

import io.slipway.judge.value.DataType.Kind;
import io.slipway.judge.value.Reply.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Feature vectors in few words. */
final class Vectors {

    private Vectors() {}

    /** A number that is there. */
    static Feature real(String name, double value) {
        return new Feature(
                name, DataType.of(Kind.FLOAT64), Status.PRESENT, Optional.of(Instant.EPOCH), new Value.Real(value));
    }

    static FeatureVector of(Feature... features) {
        return new FeatureVector(List.of(features));
    }

    /** {@code a=1 b=2.5}. */
    static Reply answered(String text) {
        return new Answered(new FeatureVector(Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> real(word.replaceFirst("=.*", ""), Double.parseDouble(word.replaceFirst(".*=", ""))))
                .toList()));
    }
}
