package io.slipway.feature;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists within a sentence, which nobody reads beyond their first words. */
final class Texts {

    private static final int SHOWN = 12;

    private Texts() {}

    static String list(Collection<?> values) {
        String shown = values.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return values.size() > SHOWN ? shown + " ..." : values.isEmpty() ? "none" : shown;
    }
}
