package io.slipway.feature;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the parts of an object as text, each under its field. */
final class FieldTexts {

    private final SortedMap<Field, String> texts = new TreeMap<>();

    FieldTexts(FeatureObject object) {
        Label label = object.label();
        put(Field.KIND, object.kind().written());
        put(Field.OWNER, label.owner());
        put(Field.DESCRIPTION, label.description());
        if (!label.tags().isEmpty()) {
            put(
                    Field.TAGS,
                    label.tags().entrySet().stream()
                            .map(tag -> tag.getKey() + "=" + tag.getValue())
                            .collect(Collectors.joining(", ")));
        }
        put(Field.PREVENT_DESTROY, label.preventDestroy());
    }

    SortedMap<Field, String> texts() {
        return texts;
    }

    FieldTexts schema(Schema schema) {
        put(Field.JOIN_KEYS, schema.joinKeys());
        put(Field.FEATURES, schema.featuresText());
        return this;
    }

    FieldTexts query(Query query) {
        put(Field.BATCH_SOURCE, query.batchSource());
        put(Field.TRANSFORMATION, query.transformation());
        put(Field.AGGREGATION_INTERVAL, query.aggregationInterval().map(DurationText::of));
        put(Field.TIMESTAMP_FIELD, query.timestampField());
        put(Field.INPUTS, query.inputs());
        return this;
    }

    FieldTexts streaming(Streaming streaming) {
        put(Field.SOURCE, streaming.source());
        put(Field.RETENTION, streaming.retention().map(DurationText::of));
        put(Field.WATERMARK, streaming.watermark().map(DurationText::of));
        put(Field.STREAM_PROCESSING_MODE, streaming.mode());
        put(Field.TRIGGER, streaming.trigger().map(DurationText::of));
        put(Field.STREAM_COMPUTE, streaming.compute());
        return this;
    }

    FieldTexts materialization(Materialization materialization) {
        put(Field.ONLINE, materialization.online());
        put(Field.OFFLINE, materialization.offline());
        put(Field.PLATFORM, materialization.platform());
        put(Field.TECTON_MATERIALIZATION_RUNTIME, materialization.runtime());
        put(Field.ENVIRONMENT, materialization.environment());
        put(Field.BATCH_COMPUTE, materialization.batchCompute());
        put(Field.ONLINE_STORE, materialization.onlineStore());
        put(Field.OFFLINE_STORE, materialization.offlineStore());
        put(Field.TTL, materialization.ttl().map(DurationText::of));
        return this;
    }

    FieldTexts backfill(Backfill backfill) {
        put(Field.FEATURE_START_TIME, backfill.start());
        put(Field.BATCH_SCHEDULE, backfill.schedule().map(DurationText::of));
        put(Field.MAX_BACKFILL_INTERVAL, backfill.longest().map(DurationText::of));
        return this;
    }

    FieldTexts realtime(List<String> inputs, Optional<String> transformation, Optional<String> environment) {
        put(Field.INPUTS, inputs);
        put(Field.TRANSFORMATION, transformation);
        put(Field.ENVIRONMENT, environment);
        return this;
    }

    FieldTexts served(List<String> featureViews, Optional<String> onDemandEnvironment) {
        put(Field.FEATURE_VIEWS, featureViews);
        put(Field.ON_DEMAND_ENVIRONMENT, onDemandEnvironment);
        return this;
    }

    private void put(Field field, Optional<?> value) {
        value.ifPresent(present -> put(field, present));
    }

    private void put(Field field, List<String> values) {
        if (!values.isEmpty()) {
            texts.put(field, String.join(", ", values));
        }
    }

    private void put(Field field, Object value) {
        texts.put(
                field, value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString());
    }
}
