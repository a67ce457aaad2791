package io.slipway.judge.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scores that Kayenta's own tests publish. A mark is group, label and, if it fails alone, an exclamation mark. */
class ScoreTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a PASS                         | ''        | 100
            a HIGH                         | ''        | 0
            a NODATA                       | ''        | 0
            a PASS,a PASS,b NODATA         | ''        | 100
            a PASS,a HIGH                  | ''        | 50
            a PASS,a HIGH,a LOW            | ''        | 33.33
            a PASS,a PASS,b HIGH           | a 75,b 25 | 75
            a PASS,a HIGH,b HIGH           | a 50,b 50 | 25
            a PASS,a NODATA,b HIGH         | a 50,b 50 | 50
            a PASS,a HIGH!                 | ''        | 0
            a LOW,a PASS                   | ''        | 50
            a HIGH,b PASS                  | a 40      | 60
            a HIGH,a LOW,a PASS,b HIGH     | a 15,b 85 | 5
            """)
    void weighsGroupsAsPublished(String marks, String weights, double total) {
        Score score = Score.of(
                Arrays.stream(marks.split(",", -1)).map(ScoreTest::mark).toList(),
                Stream.of(weights.split(",", -1))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.split(" ", -1))
                        .collect(java.util.stream.Collectors.toMap(
                                parts -> parts[0], parts -> Double.parseDouble(parts[1]))));

        assertThat(score.total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"PASS, 100", "HIGH, 0"})
    void givesAGroupWithoutDataNoScore(String label, double score) {
        assertThat(Score.of(java.util.List.of(mark("a " + label), mark("b NODATA")), Map.of())
                        .groups())
                .containsExactly(Map.entry("a", score));
    }

    private static Score.Mark mark(String text) {
        String[] parts = text.split(" ", -1);
        return new Score.Mark(parts[0], Label.valueOf(parts[1].replace("!", "")), parts[1].endsWith("!"));
    }
}
