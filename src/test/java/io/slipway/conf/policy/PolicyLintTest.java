package io.slipway.conf.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.conf.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyLintTest {

    private static final String EARLY =
            "{ name = first, day = TUESDAY, window = \"14:00-16:00\", accounts = early-access }";
    private static final String LATE =
            "{ name = second, day = THURSDAY, window = \"14:00-16:00\", accounts = remaining, unless = regression }";

    @TempDir
    private Path directory;

    @Test
    void findsNothingInTheReference() {
        assertThat(PolicyLint.findings(PolicyReader.read(Path.of("simulations/policies/two-waves.conf"))))
                .isEmpty();
    }

    @Test
    void objectsToAReReleaseBeforeAnythingItCouldRepeat() throws IOException {
        String again =
                "{ name = again, day = MONDAY, window = \"14:00-16:00\", accounts = early-access, when = issue-open }";

        assertThat(lint(again, EARLY, LATE)).anySatisfy(finding -> {
            assertThat(finding.where()).endsWith("p.conf:4");
            assertThat(finding.what()).contains("stage again repeats a wave");
        });
    }

    @Test
    void objectsToAccountsInNoStage() throws IOException {
        assertThat(lint(EARLY)).extracting(Finding::what).containsExactly("no stage updates the remaining accounts");
        assertThat(lint(LATE)).extracting(Finding::what).contains("no stage updates the early-access accounts");
    }

    @Test
    void objectsToAccountsInTwoStages() throws IOException {
        String everyone =
                "{ name = all, day = THURSDAY, window = \"14:00-16:00\", accounts = all, unless = regression }";

        assertThat(lint(EARLY, everyone))
                .extracting(Finding::what)
                .containsExactly("stage all updates the early-access accounts again, after stage first");
    }

    @Test
    void warnsOfAReReleaseForWhichNoPatchCanBeReady() throws IOException {
        String again =
                "{ name = again, day = TUESDAY, window = \"16:00-17:00\", accounts = early-access, when = issue-open }";

        assertThat(lint(EARLY, again, LATE)).singleElement().satisfies(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.WARNING);
            assertThat(finding.what()).contains("no patch will be ready");
        });
    }

    @Test
    void warnsOfAWaveThatNothingStops() throws IOException {
        assertThat(lint(EARLY, LATE.replace(", unless = regression", "")))
                .extracting(Finding::mend)
                .containsExactly("add unless = regression");
    }

    @Test
    void objectsToAHandoffThatTimesOutBeforeItsLastProbe() throws IOException {
        assertThat(lint(EARLY, LATE + "]\n handoff { timeout = 30s }\n x = ["))
                .extracting(Finding::mend)
                .containsExactly("make timeout longer than 30s");
    }

    @Test
    void objectsToAGapBetweenShares() throws IOException {
        assertThat(lint(share("one", "MONDAY", "0%..20%"), share("two", "TUESDAY", "25.5%..100%")))
                .filteredOn(finding -> finding.weight() == Finding.Weight.ERROR)
                .extracting(Finding::what, Finding::mend)
                .containsExactly(
                        tuple(
                                "no stage updates 20%..25.5% of the early-access accounts",
                                "add a stage with share = \"20%..25.5%\""),
                        tuple(
                                "no stage updates 20%..25.5% of the remaining accounts",
                                "add a stage with share = \"20%..25.5%\""));
    }

    @Test
    void objectsToSharesThatOverlap() throws IOException {
        assertThat(lint(share("one", "MONDAY", "0%..20%"), share("two", "TUESDAY", "19%..100%")))
                .extracting(Finding::what)
                .contains("stage two updates the remaining accounts again, after stage one");
    }

    @Test
    void findsNothingInSharesThatMeet() throws IOException {
        assertThat(lint(share("one", "MONDAY", "0%..20%"), share("two", "TUESDAY", "20%..100%")))
                .isEmpty();
    }

    @Test
    void objectsToARampThatItsBudgetNeverLetsEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("r.conf"), """
            policy { name = r, zone = UTC
              ramp { budget = 1%, prior = 50%, seen = 10%, steps = [
                { day = MONDAY, window = "10:00-11:00" }, { day = TUESDAY, window = "10:00-11:00" } ] }
            }""");

        assertThat(PolicyLint.findings(PolicyReader.read(file))).anySatisfy(finding -> {
            assertThat(finding.where()).endsWith("r.conf:2");
            assertThat(finding.what()).isEqualTo("no stage updates 2.1%..100% of the remaining accounts");
            assertThat(finding.mend()).isEqualTo("add steps to the ramp, or give it a larger budget");
        });
    }

    private static String share(String name, String day, String share) {
        return "{ name = " + name + ", day = " + day + ", window = \"14:00-16:00\", accounts = all, share = \"" + share
                + "\"" + (day.equals("MONDAY") ? "" : ", unless = regression") + " }";
    }

    private List<Finding> lint(String... stages) throws IOException {
        String text = "policy {\n name = p, zone = UTC\n stages = [\n" + String.join("\n", stages) + "\n]\n}";
        Path file = Files.writeString(directory.resolve("p.conf"), text.replace("x = [\n]", ""));
        return PolicyLint.findings(PolicyReader.read(file));
    }
}
