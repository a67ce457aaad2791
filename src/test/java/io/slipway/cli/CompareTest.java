package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import io.slipway.study.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command {@code compare}. */
class CompareTest {

    private static final String WORLD = "simulations/a-week-with-defects.conf";

    @Test
    void endsWithOneSentenceAndTheCommandThatRepeatsIt() {
        Session session = compare("two-waves", "all-at-once", "--replications", "60");

        assertThat(session.code()).isEqualTo(Exit.DONE);
        List<String> lines = session.out().lines().toList();
        assertThat(lines.get(lines.size() - 2)).contains("wins on ").endsWith(".");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("Again  slipway compare two-waves all-at-once --scenario " + WORLD
                        + " --seed 1 --replications 60 --figure exposure");
    }

    @Test
    void writesTheSameDocumentWhateverTheNumberOfThreads() {
        Session one = compare("two-waves", "all-at-once", "--replications", "30", "--json", "--threads", "1");
        Session three = compare("two-waves", "all-at-once", "--replications", "30", "--json", "--threads", "3");

        assertThat(one.out()).isEqualTo(three.out());
        JsonNode document = one.document();
        assertThat(document.path("replications").asInt()).isEqualTo(30);
        assertThat(document.path("figures")).hasSameSizeAs(Figure.values());
        assertThat(document.path("verdict").asText()).isNotBlank();
    }

    @Test
    void explainsEveryFigureInItsHelp() {
        String help = Session.of("compare", "--help").out();

        assertThat(Figure.values())
                .allSatisfy(figure -> assertThat(help)
                        .contains(figure.key() + " (" + figure.unit().replace("%", "%") + ")"));
        assertThat(Session.of("compare", "--figures").out()).contains("Counted from: ");
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThat(Session.of("compare", "two-waves")).satisfies(session -> {
            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.err()).contains("no scenario is named").contains("--scenario FILE");
        });
        assertThat(compare("two-wave").err())
                .contains("there is no policy \"two-wave\"")
                .contains("two-waves");
        assertThat(compare("two-waves", "--figure", "expsure").err())
                .contains("there is no figure \"expsure\"")
                .contains("exposure");
        assertThat(compare("two-waves", "--until-width", "0").err()).contains("a width greater than 0");
        assertThat(compare("two-waves", "--replications", "100001").err()).contains("from 1 to 100000");
        assertThat(compare("two-waves", "--front", "handoffs").err()).contains("not how well");
    }

    @Test
    void tellsTwoOfTheSamePolicyApartByName() {
        JsonNode document = compare("two-waves", "two-waves", "--replications", "3", "--json")
                .document();

        assertThat(document.path("policies").get(1).asText()).isEqualTo("two-waves (2)");
    }

    private static Session compare(String... arguments) {
        List<String> words = new ArrayList<>(List.of("compare"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--scenario", WORLD));
        return Session.of(words.toArray(String[]::new));
    }
}
