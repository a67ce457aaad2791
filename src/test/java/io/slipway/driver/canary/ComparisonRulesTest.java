package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.driver.canary.Json.Served;
import io.slipway.driver.canary.VectorReader.WrongShape;
import io.slipway.judge.value.Discrepancy;
import io.slipway.judge.value.Tolerance;
import io.slipway.judge.value.VectorComparison;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of comparison as two servers would meet them. Apostrophes stand for the quotes of JSON. */
class ComparisonRulesTest {

    private static final VectorComparison RULES =
            new VectorComparison(new Tolerance(1e-9, 1e-6), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # type             | baseline            | candidate             | they
            string             | 'a'                 | 'a'                   | match
            string             | 'a'                 | 'A'                   | differ
            string             | '1'                 | '1.0'                 | differ
            boolean            | true                | true                  | match
            boolean            | true                | false                 | differ
            boolean            | false               | null                  | differ
            int64              | '7'                 | '7'                   | match
            int64              | '9007199254740993'  | '9007199254740992'    | differ
            int64              | '-9223372036854775808' | '-9223372036854775808' | match
            int64              | null                | null                  | match
            int64              | null                | '0'                   | differ
            float64            | 1.5                 | 1.50                  | match
            float64            | 1                   | 1.0                   | match
            float64            | 1e3                 | 1000                  | match
            float64            | 1000000             | 1000001               | tolerated
            float64            | 1000000             | 1000002               | differ
            float64            | 0                   | 1e-9                  | tolerated
            float64            | 0                   | 1.1e-9                | differ
            float64            | 0.0                 | -0.0                  | match
            float64            | 'NaN'               | 'NaN'                 | match
            float64            | 'NaN'               | 0                     | differ
            float64            | 'NaN'               | null                  | differ
            float64            | 'Infinity'          | 'Infinity'            | match
            float64            | 'Infinity'          | '-Infinity'           | differ
            float64            | 'Infinity'          | 1.7e308               | differ
            float32            | 0.1                 | 0.10000000149         | tolerated
            array<int64>       | ['1','2']           | ['1','2']             | match
            array<int64>       | ['1','2']           | ['2','1']             | differ
            array<int64>       | ['1','2']           | ['1']                 | differ
            array<int64>       | ['1',null]          | ['1',null]            | match
            array<int64>       | []                  | null                  | differ
            array<float64>     | [1,2]               | [1,2.000001]          | tolerated
            array<float64>     | [1,'NaN']           | [1,'NaN']             | match
            array<float64>     | [1,2]               | [1.0000001,3]         | differ
            map                | {'a':'1','b':'2'}   | {'b':'2','a':'1'}     | match
            map                | {'a':'1'}           | {'a':'2'}             | differ
            map                | {'a':'1'}           | {'b':'1'}             | differ
            map                | {'a':null}          | {}                    | differ
            struct             | ['x',1.0]           | ['x',1.0000001]       | tolerated
            struct             | ['x',1.0]           | ['y',1.0]             | differ
            array<struct>      | [['x',1],['y',2]]   | [['x',1],['y',2]]     | match
            array<struct>      | [['x',1],['y',2]]   | [['y',2],['x',1]]     | differ
            """)
    void comparesValues(String type, String baseline, String candidate, String they) throws Exception {
        assertThat(they(agreement(served(type, "PRESENT", baseline), served(type, "PRESENT", candidate))))
                .isEqualTo(they);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRESENT             | CACHED_PRESENT      | match
            CACHED_MISSING_DATA | MISSING_DATA        | match
            CACHED_UNKNOWN      | UNKNOWN             | match
            PRESENT             | MISSING_DATA        | differ
            MISSING_DATA        | UNKNOWN             | differ
            """)
    void comparesStatus(String baseline, String candidate, String they) throws Exception {
        Served left = served("string", baseline, "null");
        Served right = served("string", candidate, "null");

        assertThat(they(agreement(left, right))).isEqualTo(they);
        assertThat(they(agreement(right, left))).isEqualTo(they);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            float32      | float64
            array<int64> | array<float64>
            map          | struct
            int64        | string
            """)
    void neverComparesAcrossTypes(String baseline, String candidate) throws Exception {
        Discrepancy found = agreement(served(baseline, "PRESENT", "null"), served(candidate, "PRESENT", "null"));

        assertThat(they(found)).isEqualTo("differ");
        assertThat(found.aspect()).isEqualTo(Discrepancy.Aspect.TYPE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-25T12:00:00Z | 2026-11-25T12:10:00Z      | match
            2026-11-25T12:00:00Z | 2026-11-25T11:50:00Z      | match
            2026-11-25T12:00:00Z | 2026-11-25T13:00:00+01:00 | match
            2026-11-25T12:00:00Z | 2026-11-25T12:10:01Z      | differ
            2026-11-25T12:00:00Z | null                      | differ
            """)
    void boundsTheSkewOfEffectiveTimes(String baseline, String candidate, String they) throws Exception {
        assertThat(they(agreement(timed(baseline), timed(candidate)))).isEqualTo(they);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b c | a b c | ''
            a b c | b a c | a b
            a b c | a c b | b c
            a b c | a b   | c
            a b   | a b c | c
            a b   | c a b | c
            a b c | c b   | a b c
            """)
    void holdsTheOrderOfFeatures(String baseline, String candidate, String differing) throws Exception {
        Map<String, Discrepancy> found = RULES.compare(vector(baseline), vector(candidate));

        assertThat(found.entrySet().stream()
                        .filter(entry -> they(entry.getValue()).equals("differ"))
                        .map(Map.Entry::getKey)
                        .sorted())
                .containsExactlyElementsOf(differing.isEmpty() ? List.of() : List.of(differing.split(" ", -1)));
    }

    private static io.slipway.judge.value.FeatureVector vector(String names) throws Exception {
        return VectorReader.read(Json.answer(List.of(names.split(" ", -1)).stream()
                .map(name -> Served.of(name, "1"))
                .toArray(Served[]::new)));
    }

    private static String they(Discrepancy found) {
        return switch (found.agreement()) {
            case MATCH -> "match";
            case TOLERATED -> "tolerated";
            case DIFFERS -> "differ";
        };
    }

    private static Discrepancy agreement(Served baseline, Served candidate) throws Exception {
        return agreement(Json.answer(baseline), Json.answer(candidate));
    }

    private static Discrepancy agreement(String baseline, String candidate) throws JsonProcessingException, WrongShape {
        Map<String, Discrepancy> found = RULES.compare(VectorReader.read(baseline), VectorReader.read(candidate));
        assertThat(found).containsOnlyKeys("f");
        return found.values().iterator().next();
    }

    private static Served served(String type, String status, String value) {
        return new Served("f", type(type), status, value.replace('\'', '"'));
    }

    private static String timed(String time) {
        String written = time.equals("null") ? "null" : "\"" + time + "\"";
        return Json.answer(served("string", "PRESENT", "null")).replace("\"2026-11-25T12:00:00Z\"", written);
    }

    private static String type(String name) {
        String struct = "{\"type\":\"struct\",\"fields\":[{\"name\":\"s\",\"dataType\":{\"type\":\"string\"}},"
                + "{\"name\":\"x\",\"type\":\"float64\"}]}";
        return switch (name) {
            case "map" -> "{\"type\":\"map\",\"keyType\":{\"type\":\"string\"},\"valueType\":{\"type\":\"int64\"}}";
            case "struct" -> struct;
            case "array<struct>" -> "{\"type\":\"array\",\"elementType\":" + struct + "}";
            case "array<int64>", "array<float64>" ->
                "{\"type\":\"array\",\"elementType\":{\"type\":\"" + name.substring(6, name.length() - 1) + "\"}}";
            default -> "{\"type\":\"" + name + "\"}";
        };
    }
}
