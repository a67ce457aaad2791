package io.slipway.conf.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.feature.Change;
import io.slipway.feature.Field;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.feature.Restart;
import io.slipway.feature.Transition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@link Field}: one line of a stream feature view changes, and this is what it means. */
class FieldTableTest {

    /** The last column is what becomes of the process when recreation is suppressed; "contract" where that cannot be. */
    private static final String TABLE = """
            owner: a                                | owner: b                                | UPDATE   | NONE
            description: a                          | description: b                          | UPDATE   | NONE
            tags: { a: b }                          | tags: { a: c }                          | UPDATE   | NONE
            prevent_destroy: false                  | prevent_destroy: true                   | UPDATE   | NONE
            join_keys: [ a ]                        | join_keys: [ b ]                        | RECREATE | contract
            features: [ { name: a, type: int64 } ]  | features: [ { name: a, type: string } ] | RECREATE | contract
            inputs: [ ]                             | inputs: [ other ]                       | RECREATE | CHECKPOINTS_INVALIDATED
            source: a                               | source: b                               | RECREATE | CHECKPOINTS_INVALIDATED
            batch_source: a                         | batch_source: b                         | RECREATE | NONE
            transformation: a@1                     | transformation: a@2                     | RECREATE | REUSE_CHECKPOINTS
            stream_processing_mode: continuous      | stream_processing_mode: time-interval   | RECREATE | CHECKPOINTS_INVALIDATED
            aggregation_interval: 5m                | aggregation_interval: 10m               | RECREATE | CHECKPOINTS_INVALIDATED
            timestamp_field: a                      | timestamp_field: b                      | RECREATE | CHECKPOINTS_INVALIDATED
            watermark: 1d                           | watermark: 2d                           | UPDATE   | CHECKPOINTS_INVALIDATED
            retention: 1d                           | retention: 2d                           | UPDATE   | NONE
            trigger: 1m                             | trigger: 2m                             | UPDATE   | REUSE_CHECKPOINTS
            tecton_materialization_runtime: "0.8.3" | tecton_materialization_runtime: "0.9.3" | UPDATE   | REUSE_CHECKPOINTS
            environment: a                          | environment: b                          | UPDATE   | NONE
            offline: false                          | offline: true                           | UPDATE   | NONE
            batch_compute: spark                    | batch_compute: { kind: spark, n: 4 }    | UPDATE   | NONE
            stream_compute: spark                   | stream_compute: { kind: spark, n: 4 }   | UPDATE   | REUSE_CHECKPOINTS
            online_store: dynamo                    | online_store: redis                     | RECREATE | CHECKPOINTS_INVALIDATED
            offline_store: delta                    | offline_store: parquet                  | RECREATE | NONE
            ttl: 1d                                 | ttl: 2d                                 | UPDATE   | NONE
            feature_start_time: 2024-01-01          | feature_start_time: 2023-01-01          | RECREATE | NONE
            batch_schedule: 1d                      | batch_schedule: 1h                      | UPDATE   | NONE
            max_backfill_interval: 1d               | max_backfill_interval: 2d               | UPDATE   | NONE
            """;

    /** What the table cannot show on a stream that runs before and after: see the tests of the plan. */
    private static final Set<Field> ELSEWHERE =
            EnumSet.of(Field.KIND, Field.PLATFORM, Field.ONLINE, Field.FEATURE_VIEWS, Field.ON_DEMAND_ENVIRONMENT);

    private static final String OTHER = "\n---\n{ kind: batch_feature_view, name: other }\n";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = TABLE)
    void meansWhatTheTableSays(String before, String after, Transition transition, String restart) {
        Change open = change(before, after, false);
        Change suppressed = change(before, after, true);

        assertThat(open.transition()).isEqualTo(transition);
        assertThat(open.diffs())
                .singleElement()
                .satisfies(diff -> assertThat(before).startsWith(diff.property()));
        if (restart.equals("contract")) {
            assertThat(suppressed.transition()).isEqualTo(Transition.RECREATE);
        } else {
            assertThat(suppressed.transition()).isEqualTo(Transition.UPDATE);
            assertThat(suppressed.restart()).isEqualTo(Restart.valueOf(restart));
        }
    }

    @Test
    void hasARowForEachField() {
        Set<Field> missing = EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE));
        missing.removeIf(field -> TABLE.lines().anyMatch(row -> row.startsWith(field.written() + ":")));

        assertThat(missing).isEmpty();
    }

    @Test
    void isWrittenAtTheFieldsToo() {
        assertThat(Arrays.stream(Field.values()).filter(Field::isContract))
                .containsExactly(Field.KIND, Field.JOIN_KEYS, Field.FEATURES);
        assertThat(Arrays.stream(Field.values()).filter(field -> field.isContract()))
                .allMatch(field -> field.transition() == Transition.RECREATE);
    }

    private Change change(String before, String after, boolean suppressed) {
        return Plan.of(
                        Written.repository(directory, view(before)),
                        Written.repository(directory, view(after)),
                        new PlanOptions(suppressed, LocalDate.parse("2024-06-01")))
                .changes()
                .get(1);
    }

    private static String view(String line) {
        String source = line.startsWith("source") ? "" : "source: clicks\n";
        return "kind: stream_feature_view\nname: v\nonline: true\n" + source + line + OTHER;
    }
}
