package io.slipway.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of declared objects. */
public enum Kind {
    BATCH_FEATURE_VIEW,
    STREAM_FEATURE_VIEW,
    REALTIME_FEATURE_VIEW,
    FEATURE_TABLE,
    FEATURE_SERVICE;

    /** The kind that files write so. */
    public static Optional<Kind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }

    /** As files write it: {@code batch_feature_view}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a sentence has it: {@code batch feature view}. */
    public String words() {
        return written().replace('_', ' ');
    }
}
