package io.slipway.feature;

import static io.slipway.feature.Restart.CHECKPOINTS_INVALIDATED;
import static io.slipway.feature.Restart.NONE;
import static io.slipway.feature.Restart.REUSE_CHECKPOINTS;
import static io.slipway.feature.Transition.RECREATE;
import static io.slipway.feature.Transition.UPDATE;

import java.util.Locale;

/**
 * What an object is made of, and what a change of it means (DOMAIN 5.1, 5.2). The second column is what becomes of the object; the
 * third what becomes of its stream process, if it has one before and after. A field of the contract is seen by those who read the
 * object, so its recreation cannot be suppressed, and whatever reads the object is recreated too.
 *
 * <pre>
 *   kind                            recreate   checkpoints invalidated   contract
 *   join_keys, features             recreate   checkpoints invalidated   contract
 *   inputs                          recreate   checkpoints invalidated
 *   source, stream_processing_mode,
 *     aggregation_interval,
 *     timestamp_field, platform     recreate   checkpoints invalidated
 *   online_store                    recreate   checkpoints invalidated
 *   transformation                  recreate   checkpoints re-used
 *   batch_source, offline_store,
 *     feature_start_time            recreate   none
 *   watermark                       update     checkpoints invalidated
 *   tecton_materialization_runtime,
 *     stream_compute, trigger       update     checkpoints re-used
 *   environment, batch_compute,
 *     batch_schedule, retention,
 *     max_backfill_interval, ttl,
 *     online, offline,
 *     feature_views,
 *     on_demand_environment         update     none
 *   owner, description, tags,
 *     prevent_destroy               update     none
 * </pre>
 *
 * <p>A watermark is part of the state in the checkpoint, hence its row. Turning {@code online} on or off starts or stops the process,
 * which is more than a side effect: see {@link StreamChange}.
 */
public enum Field {
    KIND(RECREATE, CHECKPOINTS_INVALIDATED, true),
    OWNER(UPDATE, NONE),
    DESCRIPTION(UPDATE, NONE),
    TAGS(UPDATE, NONE),
    PREVENT_DESTROY(UPDATE, NONE),
    JOIN_KEYS(RECREATE, CHECKPOINTS_INVALIDATED, true),
    FEATURES(RECREATE, CHECKPOINTS_INVALIDATED, true),
    INPUTS(RECREATE, CHECKPOINTS_INVALIDATED),
    SOURCE(RECREATE, CHECKPOINTS_INVALIDATED),
    BATCH_SOURCE(RECREATE, NONE),
    TRANSFORMATION(RECREATE, REUSE_CHECKPOINTS),
    STREAM_PROCESSING_MODE(RECREATE, CHECKPOINTS_INVALIDATED),
    AGGREGATION_INTERVAL(RECREATE, CHECKPOINTS_INVALIDATED),
    TIMESTAMP_FIELD(RECREATE, CHECKPOINTS_INVALIDATED),
    WATERMARK(UPDATE, CHECKPOINTS_INVALIDATED),
    RETENTION(UPDATE, NONE),
    TRIGGER(UPDATE, REUSE_CHECKPOINTS),
    PLATFORM(RECREATE, CHECKPOINTS_INVALIDATED),
    TECTON_MATERIALIZATION_RUNTIME(UPDATE, REUSE_CHECKPOINTS),
    ENVIRONMENT(UPDATE, NONE),
    ONLINE(UPDATE, NONE),
    OFFLINE(UPDATE, NONE),
    BATCH_COMPUTE(UPDATE, NONE),
    STREAM_COMPUTE(UPDATE, REUSE_CHECKPOINTS),
    ONLINE_STORE(RECREATE, CHECKPOINTS_INVALIDATED),
    OFFLINE_STORE(RECREATE, NONE),
    TTL(UPDATE, NONE),
    FEATURE_START_TIME(RECREATE, NONE),
    BATCH_SCHEDULE(UPDATE, NONE),
    MAX_BACKFILL_INTERVAL(UPDATE, NONE),
    FEATURE_VIEWS(UPDATE, NONE),
    ON_DEMAND_ENVIRONMENT(UPDATE, NONE);

    private final Transition transition;
    private final Restart restart;
    private final boolean contract;

    Field(Transition transition, Restart restart) {
        this(transition, restart, false);
    }

    Field(Transition transition, Restart restart, boolean contract) {
        this.transition = transition;
        this.restart = restart;
        this.contract = contract;
    }

    /** What becomes of an object in which this field changes. */
    public Transition transition() {
        return transition;
    }

    /** What becomes of its stream process. */
    public Restart restart() {
        return restart;
    }

    /** Whether those who read the object see it. */
    public boolean isContract() {
        return contract;
    }

    /** As files write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
