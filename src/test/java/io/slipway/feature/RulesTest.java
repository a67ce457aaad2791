package io.slipway.feature;

import static io.slipway.feature.Code.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.7 | BATCH_FEATURE_VIEW    | SPARK |              |
            0.8 | BATCH_FEATURE_VIEW    | SPARK | RUNTIME_REQUIRED |
            0.8 | STREAM_FEATURE_VIEW   | SPARK | RUNTIME_REQUIRED |
            0.8 | FEATURE_TABLE         | SPARK | RUNTIME_REQUIRED |
            0.8 | REALTIME_FEATURE_VIEW | SPARK |              |
            0.8 | FEATURE_SERVICE       | SPARK |              |
            1.2 | STREAM_FEATURE_VIEW   | SPARK | RUNTIME_REQUIRED |
            0.8 | BATCH_FEATURE_VIEW    | RIFT  |              | A21
            0.8 | STREAM_FEATURE_VIEW   | RIFT  |              | A21
            0.9 | BATCH_FEATURE_VIEW    | RIFT  | ENVIRONMENT_REQUIRED |
            0.9 | STREAM_FEATURE_VIEW   | RIFT  | ENVIRONMENT_REQUIRED |
            0.9 | FEATURE_TABLE         | RIFT  |              | A20
            1.0 | BATCH_FEATURE_VIEW    | RIFT  | ENVIRONMENT_REQUIRED |
            """)
    void asksForAPinOfWhatIsMaterialized(String sdk, Kind kind, Platform platform, Code expected) {
        List<Code> codes = errors(sdk, Declared.of(kind, "v", Declared.on(platform, "", "")));

        assertThat(codes).isEqualTo(Optional.ofNullable(expected).stream().toList());
    }

    @ParameterizedTest
    @CsvSource({"true,false,true", "false,true,true", "true,true,true", "false,false,false"})
    void takesOnlineOrOfflineForMaterialized(boolean online, boolean offline, boolean required) {
        var view = Declared.batch("v", Declared.writing(Declared.spark(""), online, offline));

        assertThat(errors("0.8.0", view)).isEqualTo(required ? List.of(RUNTIME_REQUIRED) : List.of());
    }

    @Test
    void asksInADevelopmentWorkspaceToo() {
        Declaration declaration =
                new Declaration("0.9.0", Declared.DEVELOPMENT, List.of(Declared.batch("v", Declared.spark(""))));

        assertThat(Rules.check(declaration, Declared.catalogue(), Declared.TODAY))
                .extracting(Problem::code)
                .containsExactly(RUNTIME_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8.0 | 0.8.3  | ''       | SPARK |                       | the recommended one
            0.8.0 | 0.8.0  | ''       | SPARK | RUNTIME_NOT_RECOMMENDED | take 0.8.3
            0.8.0 | 0.8    | ''       | SPARK | RUNTIME_IMPRECISE     | 0.8.3
            0.8.0 | 0.8.77 | ''       | SPARK | RUNTIME_UNKNOWN       |
            0.8.0 | 3.1.0  | ''       | SPARK | RUNTIME_UNKNOWN       |
            0.8.0 | 0.7.0  | ''       | SPARK | RUNTIME_INCOMPATIBLE  | A24
            0.8.0 | 1.0.0  | ''       | SPARK | RUNTIME_INCOMPATIBLE  | two ahead
            0.9.0 | ''     | core-0.9 | RIFT  |                       |
            0.9.0 | ''     | cor-0.9  | RIFT  | ENVIRONMENT_UNKNOWN   |
            0.9.0 | ''     | mine     | RIFT  | ENVIRONMENT_NOT_READY |
            0.9.0 | ''     | core-1.1 | RIFT  | RUNTIME_INCOMPATIBLE  | an environment is a pin too
            0.9.0 | 0.9.0  | core-0.9 | RIFT  | BOTH_GIVEN            | A22
            0.9.0 | 0.9.0  | core-0.9 | SPARK | BOTH_GIVEN            | A22
            0.9.0 | 3.1.0  | core-0.9 | RIFT  | BOTH_GIVEN            | what is not read is not checked
            4.0.0 | 0.9.0  | ''       | SPARK | SDK_UNKNOWN           |
            """)
    void judgesAPin(String sdk, String runtime, String environment, Platform platform, Code expected) {
        var view = Declared.batch("v", Declared.on(platform, runtime, environment));

        assertThat(codes(sdk, view))
                .isEqualTo(Optional.ofNullable(expected).stream().toList());
    }

    @Test
    void tellsOfAMisfitWhatWouldFit() {
        Problem older =
                check("0.9.1", Declared.batch("v", Declared.spark("0.8.3"))).get(0);
        Problem newer =
                check("0.8.1", Declared.batch("v", Declared.spark("1.0.0"))).get(0);

        assertThat(older.what()).contains("0.8.3").contains("SDK 0.9.1").contains("0.9, 1.0");
        assertThat(older.mend()).contains("the runtime moves first");
        assertThat(newer.what()).contains("0.8, 0.9");
        assertThat(newer.mend()).contains("0.9").contains("SDK first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-10-12 |                                        |
            2024-10-13 | SDK_NEAR_ITS_END, RUNTIME_NEAR_ITS_END | 60 days before
            2024-12-12 | SDK_NEAR_ITS_END, RUNTIME_NEAR_ITS_END | the last day
            2024-12-13 | SDK_UNSUPPORTED, RUNTIME_UNSUPPORTED   |
            """)
    void warnsOfTheEndOfSupport(LocalDate today, String expected) {
        Declaration declaration = new Declaration(
                "0.8.0",
                Declared.LIVE,
                List.of(Declared.batch("a", Declared.spark("0.8.3")), Declared.batch("b", Declared.spark("0.8.3"))));

        assertThat(Rules.check(declaration, Declared.catalogue(), today))
                .extracting(problem -> problem.code().name())
                .containsExactly(Optional.ofNullable(expected)
                        .map(text -> text.split(", "))
                        .orElse(new String[0]));
    }

    @Test
    void findsNamesThatAreGivenTwice() {
        List<Problem> problems = check("0.7.0", Declared.served("a"), Declared.realtime("a"), Declared.served("b"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(DUPLICATE_NAME);
            assertThat(problem.subject().orElseThrow().occurrence()).isEqualTo(2);
        });
    }

    @Test
    void findsReferencesThatLeadNowhere() {
        assertThat(codes("0.7.0", Declared.served("a", "b"))).containsExactly(REFERENCE_UNKNOWN);
        assertThat(codes("0.7.0", Declared.served("a", "b"), Declared.served("b")))
                .containsExactly(REFERENCE_MISPLACED);
        assertThat(codes("0.7.0", Declared.realtime("r"), Declared.batch("a", Declared.spark(""), "r")))
                .containsExactly(REFERENCE_MISPLACED);
    }

    @Test
    void findsEachCycleOnce() {
        List<Problem> problems = check(
                "0.7.0",
                Declared.realtime("a", "b"),
                Declared.realtime("b", "c"),
                Declared.realtime("c", "a"),
                Declared.realtime("d", "d"),
                Declared.realtime("e", "a"),
                Declared.realtime("f"));

        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly("a reads itself: a -> b -> c -> a", "d reads itself: d -> d");
    }

    @Test
    void walksAChainOfAnyLength() {
        List<FeatureObject> chain = IntStream.range(0, 15_000)
                .<FeatureObject>mapToObj(i -> Declared.realtime("v" + i, "v" + (i + 1) % 15_000))
                .toList();

        assertThat(Rules.check(new Declaration("0.7.0", Declared.LIVE, chain), Declared.catalogue(), Declared.TODAY))
                .extracting(Problem::code)
                .containsExactly(CYCLE);
    }

    @Test
    void refusesMoreObjectsThanAnybodyCouldPlan() {
        List<FeatureObject> many = IntStream.rangeClosed(0, BoundedSize.MOST)
                .<FeatureObject>mapToObj(i -> Declared.served("s" + i))
                .toList();

        assertThat(Rules.check(new Declaration("0.7.0", Declared.LIVE, many), Declared.catalogue(), Declared.TODAY))
                .extracting(Problem::code)
                .containsExactly(TOO_MANY_OBJECTS);
    }

    @Test
    void refusesAStreamOnTwoPlatforms() {
        Materialization how = Declared.spark("");
        Materialization batchOnRift = new Materialization(
                true,
                true,
                Platform.SPARK,
                how.runtime(),
                how.environment(),
                Optional.of(new Setup("rift", new TreeMap<>())),
                how.onlineStore(),
                how.offlineStore(),
                how.ttl());
        Streaming onSpark = new Streaming(
                "clicks",
                Optional.empty(),
                Optional.empty(),
                Streaming.Mode.CONTINUOUS,
                Optional.empty(),
                Optional.of(new Setup("spark", new TreeMap<>())));

        assertThat(codes(
                        "0.7.0",
                        new FeatureObject.StreamFeatureView(
                                Declared.label("v"),
                                Declared.SCHEMA,
                                Declared.query(),
                                onSpark,
                                batchOnRift,
                                Declared.BACKFILL)))
                .containsExactly(COMPUTE_MIXED);
    }

    private static List<Code> errors(String sdk, FeatureObject... objects) {
        return codes(sdk, objects).stream().filter(Code::isError).toList();
    }

    private static List<Code> codes(String sdk, FeatureObject... objects) {
        return check(sdk, objects).stream().map(Problem::code).toList();
    }

    private static List<Problem> check(String sdk, FeatureObject... objects) {
        return Rules.check(
                new Declaration(sdk, Declared.LIVE, Stream.of(objects).toList()), Declared.catalogue(), Declared.TODAY);
    }
}
