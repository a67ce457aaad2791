package io.slipway.feature;

import io.slipway.machine.Build;
import java.time.Duration;
import java.util.Optional;

/**
 * How an object is computed and where its values go. Runtime and environment are the effective ones: the object's own, else the
 * default of its kind, else none (DOMAIN 4.2).
 *
 * @param runtime the materialization runtime it is pinned to; read on Spark
 * @param environment the Python environment it is pinned to; read on Rift
 * @param ttl how long a value may be served
 */
public record Materialization(
        boolean online,
        boolean offline,
        Platform platform,
        Optional<Build> runtime,
        Optional<String> environment,
        Optional<Setup> batchCompute,
        Optional<Setup> onlineStore,
        Optional<Setup> offlineStore,
        Optional<Duration> ttl) {

    /** Online or offline, in whatever workspace (DOMAIN A19). */
    public boolean isMaterialized() {
        return online || offline;
    }

    /** The runtime, where it is read: on Spark. */
    public Optional<Build> pin() {
        return platform == Platform.SPARK ? runtime : Optional.empty();
    }
}
