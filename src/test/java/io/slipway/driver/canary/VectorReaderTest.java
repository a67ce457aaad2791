package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.driver.canary.Json.Served;
import io.slipway.driver.canary.VectorReader.WrongShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []                                                     | the answer is no object
            {}                                                     | it has no result.features
            {'result':{}}                                          | it has no result.features
            {'result':[]}                                          | result is no object
            {'result':{'features':{}}}                             | result.features is no array
            {'result':{'features':[]}}                             | it has no metadata.features
            {'result':{'features':[]},'metadata':{'features':[7]}} | a feature has no name
            {'result':{'features':[1]},'metadata':{'features':[]}} | it has 1 values for 0 features
            """)
    void refusesWhatIsNoVector(String json, String why) {
        assertThatThrownBy(() -> VectorReader.read(json.replace('\'', '"')))
                .isInstanceOf(WrongShape.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type':'int64'}   | 7
            {'type':'int64'}   | '7.0'
            {'type':'int64'}   | '07'
            {'type':'int64'}   | '+7'
            {'type':'int64'}   | '9223372036854775808'
            {'type':'float64'} | '1.0'
            {'type':'float64'} | true
            {'type':'string'}  | 7
            {'type':'boolean'} | 'true'
            {'type':'array','elementType':{'type':'int64'}} | {}
            {'type':'array','elementType':{'type':'int64'}} | [7]
            {'type':'map','keyType':{'type':'string'},'valueType':{'type':'int64'}} | []
            {'type':'struct','fields':[{'name':'a','type':'int64'}]} | ['1','2']
            {'type':'int128'}  | '7'
            {'type':'array'}   | []
            {}                 | '7'
            7                  | '7'
            """)
    void refusesAValueThatIsNotOfItsType(String type, String value) {
        String json = Json.answer(new Served("f", type.replace('\'', '"'), "PRESENT", value.replace('\'', '"')));

        assertThatThrownBy(() -> VectorReader.read(json)).isInstanceOf(WrongShape.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"result\":{\"features\":[1,", "nonsense", "{} {}", "{\"result\":NaN}"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> VectorReader.read(text)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesOneNameForTwoFeatures() {
        String json = Json.answer(Served.of("f", "1"), Served.of("f", "1"));

        assertThatThrownBy(() -> VectorReader.read(json)).hasMessage("it has two features named f");
    }

    @Test
    void refusesAKeyThatStandsTwiceInAMap() {
        String map = "{\"type\":\"map\",\"keyType\":{\"type\":\"string\"},\"valueType\":{\"type\":\"int64\"}}";
        String json = Json.answer(new Served("f", map, "PRESENT", "{\"a\":\"1\",\"a\":\"2\"}"));

        assertThatThrownBy(() -> VectorReader.read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> VectorReader.read("{\"result\":{\"features\":[" + deep + "]}}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readsOverWhatItDoesNotKnow() throws Exception {
        String json = Json.answer(Served.of("f", "1"))
                .replace("{\"result\":{", "{\"more\":[{\"a\":1}],\"result\":{\"other\":{\"x\":[]},");

        assertThat(VectorReader.read(json).features())
                .singleElement()
                .satisfies(feature -> assertThat(feature.name()).isEqualTo("f"));
    }
}
