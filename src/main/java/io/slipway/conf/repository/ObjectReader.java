package io.slipway.conf.repository;

import io.slipway.conf.Formats;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.feature.FeatureObject.FeatureTable;
import io.slipway.feature.FeatureObject.RealtimeFeatureView;
import io.slipway.feature.FeatureObject.Served;
import io.slipway.feature.FeatureObject.StreamFeatureView;
import io.slipway.feature.Kind;

/** Reads one object of a kind. */
final class ObjectReader {

    private final ObjectParts parts;
    private final KindDefaults defaults;

    ObjectReader(ObjectParts parts, KindDefaults defaults) {
        this.parts = parts;
        this.defaults = defaults;
    }

    /** What an object gives, and beneath it what its kind gives. */
    YamlBlock effective(Kind kind, YamlBlock own) {
        return defaults.under(kind, own);
    }

    /** @param block the effective one */
    FeatureObject read(Kind kind, YamlBlock block) {
        block.find("kind", Formats.TEXT);
        FeatureObject object = switch (kind) {
            case BATCH_FEATURE_VIEW ->
                new BatchFeatureView(
                        parts.label(block),
                        parts.schema(block),
                        parts.query(block),
                        parts.materialization(kind, block),
                        parts.backfill(block));
            case STREAM_FEATURE_VIEW ->
                new StreamFeatureView(
                        parts.label(block),
                        parts.schema(block),
                        parts.query(block),
                        parts.streaming(block),
                        parts.materialization(kind, block),
                        parts.backfill(block));
            case REALTIME_FEATURE_VIEW ->
                new RealtimeFeatureView(
                        parts.label(block),
                        parts.schema(block),
                        block.list("inputs", ObjectParts.NAME),
                        block.find("transformation", Formats.TEXT),
                        block.find("environment", Formats.TEXT));
            case FEATURE_TABLE ->
                new FeatureTable(parts.label(block), parts.schema(block), parts.materialization(kind, block));
            case FEATURE_SERVICE ->
                new Served(
                        parts.label(block),
                        block.list("feature_views", ObjectParts.NAME),
                        block.find("on_demand_environment", Formats.TEXT));
        };
        block.end();
        return object;
    }
}
