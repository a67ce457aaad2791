package io.slipway.feature;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One declared object. What it is made of is compared {@linkplain Field field by field}. */
public sealed interface FeatureObject {

    Label label();

    Kind kind();

    /** Every field that it gives, as text. */
    SortedMap<Field, String> fields();

    default String name() {
        return label().name();
    }

    /** The objects it reads, by name. */
    default List<String> inputs() {
        return List.of();
    }

    /** Empty for what is never materialized. */
    default Optional<Materialization> materialization() {
        return Optional.empty();
    }

    record BatchFeatureView(Label label, Schema schema, Query query, Materialization materialized, Backfill backfill)
            implements FeatureObject {

        @Override
        public Kind kind() {
            return Kind.BATCH_FEATURE_VIEW;
        }

        @Override
        public List<String> inputs() {
            return query.inputs();
        }

        @Override
        public Optional<Materialization> materialization() {
            return Optional.of(materialized);
        }

        @Override
        public SortedMap<Field, String> fields() {
            return new FieldTexts(this)
                    .schema(schema)
                    .query(query)
                    .materialization(materialized)
                    .backfill(backfill)
                    .texts();
        }
    }

    record StreamFeatureView(
            Label label,
            Schema schema,
            Query query,
            Streaming streaming,
            Materialization materialized,
            Backfill backfill)
            implements FeatureObject {

        @Override
        public Kind kind() {
            return Kind.STREAM_FEATURE_VIEW;
        }

        @Override
        public List<String> inputs() {
            return query.inputs();
        }

        @Override
        public Optional<Materialization> materialization() {
            return Optional.of(materialized);
        }

        /** Whether a stream process keeps it fresh: on Spark, written online (DOMAIN 5.3). */
        public boolean hasProcess() {
            return materialized.platform() == Platform.SPARK && materialized.online();
        }

        @Override
        public SortedMap<Field, String> fields() {
            return new FieldTexts(this)
                    .schema(schema)
                    .query(query)
                    .streaming(streaming)
                    .materialization(materialized)
                    .backfill(backfill)
                    .texts();
        }
    }

    /** @param environment where its code runs at request time: no materialization environment */
    record RealtimeFeatureView(
            Label label,
            Schema schema,
            List<String> inputs,
            Optional<String> transformation,
            Optional<String> environment)
            implements FeatureObject {

        public RealtimeFeatureView {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Kind kind() {
            return Kind.REALTIME_FEATURE_VIEW;
        }

        @Override
        public SortedMap<Field, String> fields() {
            return new FieldTexts(this)
                    .schema(schema)
                    .realtime(inputs, transformation, environment)
                    .texts();
        }
    }

    record FeatureTable(Label label, Schema schema, Materialization materialized) implements FeatureObject {

        @Override
        public Kind kind() {
            return Kind.FEATURE_TABLE;
        }

        @Override
        public Optional<Materialization> materialization() {
            return Optional.of(materialized);
        }

        @Override
        public SortedMap<Field, String> fields() {
            return new FieldTexts(this)
                    .schema(schema)
                    .materialization(materialized)
                    .texts();
        }
    }

    /** A feature service: the features that are served together. */
    record Served(Label label, List<String> inputs, Optional<String> onDemandEnvironment) implements FeatureObject {

        public Served {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Kind kind() {
            return Kind.FEATURE_SERVICE;
        }

        @Override
        public SortedMap<Field, String> fields() {
            return new FieldTexts(this).served(inputs, onDemandEnvironment).texts();
        }
    }
}
