package io.slipway.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.value.Reply.Misbehaved;
import io.slipway.judge.value.Reply.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleJudgeTest {

    private static final SampleJudge JUDGE = new SampleJudge(
            new VectorComparison(new Tolerance(0.01, 0), Duration.ZERO),
            List.of(new ExpectedChange("new_*", LocalDate.MAX, "declared")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # baseline | candidate   | baseline again | the sample   | its features
            a=1 b=2    | a=1 b=2     | a=1 b=2        | match        | a match, b match
            a=1 b=2    | a=1 b=2.005 | a=1 b=2        | tolerated    | a match, b tolerated
            a=1 b=2    | a=1 b=3     | a=1 b=2        | regression   | a match, b regression
            a=1 b=2    | b=2 a=1     | a=1 b=2        | regression   | a regression, b regression
            a=1 b=2    | a=1         | a=1 b=2        | regression   | a match, b regression
            a=1        | a=1 b=2     | a=1            | regression   | a match, b regression
            a=1        | a=1 new_b=2 | a=1            | expected     | a match, new_b expected
            a=1 new_b=2 | a=1 new_b=3 | a=1 new_b=2   | expected     | a match, new_b expected
            a=1 new_b=2 | a=2 new_b=3 | a=1 new_b=2   | regression   | a regression, new_b expected
            a=1 b=2    | a=1 b=9     | a=1 b=3        | flaky        | a match, b flaky
            a=1 b=2    | a=1 b=2     | a=1 b=3        | flaky        | a match, b flaky
            a=1 b=2    | a=5 b=2     | a=1 b=3        | regression   | a regression, b flaky
            a=1 b=2    | a=1 b=2     | a=1            | flaky        | a match, b flaky
            a=1        | a=1         | a=1 b=2        | flaky        | a match, b flaky
            a=1 b=2    | a=1 b=2     | b=2 a=1        | flaky        | a flaky, b flaky
            a=1.00     | a=1.015     | a=1.008        | tolerated    | a tolerated
            a=NaN      | a=NaN       | a=NaN          | match        | a match
            ''         | ''          | ''             | inconclusive | ''
            """)
    void judgesVectors(String baseline, String candidate, String again, String sample, String features) {
        Judgement judgement =
                JUDGE.judge(Vectors.answered(baseline), Vectors.answered(candidate), Vectors.answered(again));

        assertThat(judgement.classification().word()).isEqualTo(sample);
        assertThat(judgement.features().stream()
                        .map(judged ->
                                judged.feature() + " " + judged.classification().word())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(features);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # baseline | candidate | baseline again | the sample   | downtime
            200        | 503       | 200            | regression   | true
            200        | 500       | 200            | regression   | true
            200        | 504       | 200            | regression   | true
            200        | 429       | 200            | regression   | false
            200        | 404       | 200            | regression   | false
            200        | hang      | 200            | regression   | false
            200        | html      | 200            | regression   | false
            404        | 404       | 404            | inconclusive | false
            404        | 200       | 404            | regression   | false
            404        | 400       | 404            | regression   | false
            404        | 503       | 404            | regression   | true
            404        | hang      | 404            | regression   | false
            503        | 503       | 503            | inconclusive | false
            503        | 500       | 503            | regression   | false
            429        | 429       | 429            | inconclusive | false
            200        | 503       | 503            | flaky        | false
            503        | 200       | 200            | flaky        | false
            hang       | 200       | 200            | flaky        | false
            hang       | html      | html           | flaky        | false
            hang       | hang      | hang           | inconclusive | false
            hang       | 200       | hang           | inconclusive | false
            html       | html      | html           | inconclusive | false
            """)
    void judgesAnswers(String baseline, String candidate, String again, String sample, boolean downtime) {
        Judgement judgement = JUDGE.judge(reply(baseline), reply(candidate), reply(again));

        assertThat(judgement.classification().word()).isEqualTo(sample);
        assertThat(judgement.downtime()).isEqualTo(downtime);
        assertThat(judgement.features()).isEmpty();
    }

    private static Reply reply(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "200" -> Vectors.answered("a=1");
            case "hang" -> new Misbehaved(Mishap.TIMED_OUT, "");
            case "html" -> new Misbehaved(Mishap.HTML, "");
            default -> new Refused(Integer.parseInt(word));
        };
    }
}
