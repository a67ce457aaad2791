package io.slipway.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** +1 support: DOMAIN 4.3 and 12.8. */
class CompatibilityTest {

    private static final PlatformCatalogue CATALOGUE = Declared.catalogue();

    private record Pair(Minor sdk, Minor runtime) {}

    private static Stream<Pair> allPairs() {
        return CATALOGUE.train().stream()
                .flatMap(sdk -> CATALOGUE.train().stream().map(runtime -> new Pair(sdk, runtime)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void allowsARuntimeOfTheSameMinorAndOfTheNextInTheTrain(Pair pair) {
        List<Minor> train = CATALOGUE.train();
        int ahead = train.indexOf(pair.runtime()) - train.indexOf(pair.sdk());
        var view = Declared.batch("v", Declared.spark(pair.runtime() + ".0"));

        List<Code> codes = Rules.check(
                        new Declaration(pair.sdk() + ".4", Declared.LIVE, List.of(view)), CATALOGUE, Declared.TODAY)
                .stream()
                .map(Problem::code)
                .filter(Code::isError)
                .toList();

        assertThat(codes).isEqualTo(ahead == 0 || ahead == 1 ? List.of() : List.of(Code.RUNTIME_INCOMPATIBLE));
    }

    @Test
    void allowsNineteenOfTheHundredPairs() {
        assertThat(allPairs()).hasSize(100);
        assertThat(allPairs().filter(pair -> CATALOGUE.isCompatible(pair.sdk(), pair.runtime())))
                .hasSize(19);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8 | 0.8, 0.9
            0.9 | 0.9, 1.0
            1.0 | 1.0, 1.1
            1.2 | 1.2
            """)
    void goesByThePositionInTheTrain(String sdk, String allowed) {
        assertThat(CATALOGUE.allowed(Minor.of(sdk).orElseThrow()))
                .extracting(Minor::toString)
                .containsExactly(allowed.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "0.9,true",
        "0.9.1,true",
        "1.0.13rc2,true",
        "9,false",
        "0.9.,false",
        "v0.9,false",
        "0.09,false",
        "'',false"
    })
    void knowsWhatAVersionLooksLike(String text, boolean version) {
        assertThat(Minor.of(text).isPresent()).isEqualTo(version);
    }
}
