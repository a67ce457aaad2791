package io.slipway.feature;

import java.util.Locale;

/** The kinds of declared objects. */
public enum Kind {
    BATCH_FEATURE_VIEW,
    STREAM_FEATURE_VIEW,
    REALTIME_FEATURE_VIEW,
    FEATURE_TABLE,
    FEATURE_SERVICE;

    /** As files write it: {@code batch_feature_view}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a sentence has it: {@code batch feature view}. */
    public String words() {
        return written().replace('_', ' ');
    }
}
