package io.slipway.feature;

/** The rules by their stable names (DOMAIN 4.4 and our own). Those after {@link #BOTH_GIVEN} only warn. */
public enum Code {
    SDK_UNKNOWN,
    RUNTIME_REQUIRED,
    RUNTIME_INCOMPATIBLE,
    RUNTIME_UNKNOWN,
    ENVIRONMENT_REQUIRED,
    ENVIRONMENT_UNKNOWN,
    ENVIRONMENT_NOT_READY,
    DUPLICATE_NAME,
    REFERENCE_UNKNOWN,
    REFERENCE_MISPLACED,
    CYCLE,
    TOO_MANY_OBJECTS,
    COMPUTE_MIXED,
    UNPINNING_REFUSED,
    DESTROY_PREVENTED,
    BOTH_GIVEN,
    RUNTIME_IMPRECISE,
    RUNTIME_NOT_RECOMMENDED,
    RUNTIME_NEAR_ITS_END,
    RUNTIME_UNSUPPORTED,
    SDK_NEAR_ITS_END,
    SDK_UNSUPPORTED,
    WORKSPACE_CHANGED;

    /** Whether it forbids to plan and apply. */
    public boolean isError() {
        return compareTo(BOTH_GIVEN) < 0;
    }
}
