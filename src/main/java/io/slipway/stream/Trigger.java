package io.slipway.stream;

/** Why a stream job is handed over (DOMAIN 10.4). */
public enum Trigger {
    PLATFORM_RELEASE(true),
    ROLL_BACK(true),
    /** The owner changed the pinned runtime and applied it. */
    RUNTIME_APPLY(false),
    /** The owner applied another change that restarts the stream. */
    APPLY_SIDE_EFFECT(false);

    private final boolean platform;

    Trigger(boolean platform) {
        this.platform = platform;
    }

    /** Whether the platform decided it rather than the owner: a pinned job refuses these (fact F15). */
    public boolean isPlatform() {
        return platform;
    }
}
