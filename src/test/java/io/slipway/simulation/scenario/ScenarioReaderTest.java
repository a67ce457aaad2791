package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.conf.InvalidFile;
import io.slipway.machine.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    private static final String START = "start = \"2026-11-23\"\n";
    private static final String FLEET = "fleet.generate { accounts = 10 }\n";
    private static final String POLICY = "policy = two-waves\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void putThePolicyOnItsShelf() throws IOException {
        Files.createDirectories(directory.resolve("policies"));
        Files.copy(Path.of("simulations/policies/two-waves.conf"), directory.resolve("policies/two-waves.conf"));
    }

    @Test
    void readsTheShortestScenario() throws IOException {
        Scenario scenario = ScenarioReader.read(written(START + FLEET + POLICY));

        assertThat(scenario.name()).isEqualTo("s");
        assertThat(scenario.accounts()).hasSize(10);
        assertThat(scenario.policy().name()).isEqualTo("two-waves");
        assertThat(scenario.baseline()).isEqualTo(new Build("2026.47.0"));
        assertThat(scenario.startsAt()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(scenario.expect().all()).isEmpty();
    }

    @Test
    void countsTheYearsOfReleasesAsIsoDoes() throws IOException {
        Scenario scenario = ScenarioReader.read(written("start = \"2026-12-28\"\nweeks = 2\n" + FLEET + POLICY));

        assertThat(scenario.release(1).text()).isEqualTo("2026.53");
        assertThat(scenario.release(2).build(1)).isEqualTo(new Build("2027.01.1"));
    }

    @Test
    void putsTheScriptInTheOrderOfTime() throws IOException {
        Scenario scenario = ScenarioReader.read(written(START + FLEET + POLICY + "weeks = 2\n" + """
                script = [
                  { week = 2, at = "TUESDAY 13:59:59", do = halt }
                  { at = "2026-11-24T14:00:00", do = join-early-access, account = account-0001 }
                ]
                """));

        assertThat(scenario.script())
                .extracting(ScriptedCommand::at)
                .containsExactly(
                        LocalDateTime.parse("2026-11-24T14:00:00"), LocalDateTime.parse("2026-12-01T13:59:59"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wekks = 2                             | unknown key \"wekks\"; did you mean \"weeks\"?",
                "weeks = 0                             | \"weeks\" must be a whole number from 1 to 5200, found \"0\"",
                "weeks = 5201                          | \"weeks\" must be a whole number from 1 to 5200",
                "seed = 0.5                            | \"seed\" must be a whole number of 64 bits, found \"0.5\"",
                "start = \"2026-11-24\"                | \"start\" must be a date that is a Monday, found \"2026-11-24\"",
                "start = \"tomorrow\"                  | \"start\" must be a date",
                "baseline = \"\"                       | \"baseline\" must be a build",
                "policy = tow-waves                    | there is no policy \"tow-waves\"; did you mean \"two-waves\"?",
                "policy = [ ]                          | \"policy\" must be a text, found a list",
                "fleet = none                          | \"fleet\" must be a block",
                "fleet = null                          | \"fleet\" must be a block, found null",
                "fleet.generate.acounts = 5            | unknown key \"acounts\" in fleet.generate; did you mean \"accounts\"?",
                "fleet.generate.accounts = many        | \"accounts\" must be a whole number",
                "fleet.generate.accounts = 0           | \"accounts\" must be a whole number from 1",
                "fleet.generate.development = 120%     | \"development\" must be a share from 0% to 100%, or from 0 to 1, found \"120%\"",
                "fleet.generate.early-access = 30%     | early-access is larger than development",
                "fleet.generate.jobs-per-account = \"9..1\" | \"jobs-per-account\" must be a number from 0 to 1000, or a range of such",
                "fleet.generate { accounts = 1000000, jobs-per-account = 1000 } | the fleet may have 1000000000 stream jobs",
                "fleet.accounts = [ { name = a, early-access = true } ] | production account \"a\" cannot be in early access",
                "fleet.accounts = [ { name = a }, { name = a } ] | two accounts are called \"a\"",
                "fleet.accounts = [ { name = account-0007 } ] | two accounts are called \"account-0007\"",
                "fleet.accounts = [ { name = \"A b\" } ] | \"name\" must be a name of lower case letters",
                "fleet.accounts = [ { name = a, kind = staging } ] | \"kind\" must be one of development, production, found \"staging\"",
                "fleet.accounts = [ { name = a, jobs = [ x, x ] } ] | two jobs are called \"x\"",
                "fleet.accounts = [ { name = a, jobs = -1 } ] | \"jobs\" must be a number from 0 to 1000",
                "fleet.accounts = [ 5 ]                | \"accounts\" must be a block, found \"5\"",
                "releases.propose = MONDAY             | \"propose\" must be a day and a local time",
                "releases.propose = \"MONDAY 9:00\"    | \"propose\" must be a day and a local time",
                "releases.weeks = [ { week = 2 } ]     | \"week\" must be a whole number from 1 to 1, found \"2\"",
                "releases.weeks = [ { }, { week = 1 } ] | week 1 is listed twice",
                "releases.weeks = [ { patches = [ { } ] } ] | nothing says when patch 1 is ready",
                "releases.weeks = [ { patches = [ { ready-after = 3h, fixes = [ x ] } ] } ] | there is no regression \"x\" in this week",
                "releases.weeks = [ { patches = [ { ready-after = 3h, ready-at = \"MONDAY 09:00\" } ] } ] | both ready-after and ready-at are given",
                "releases.weeks = [ { regressions = [ { id = x } ] } ] | regression \"x\" never comes to light",
                "releases.weeks = [ { regressions = [ { id = x, in-build = 1, detected-after = 1h } ] } ] | regression \"x\" is in build 1, of which there is none",
                "releases.weeks = [ { regressions = [ { id = x, green-never-online = 2 } ] } ] | \"green-never-online\" must be a share",
                "releases.weeks = [ { gates = [ { gate = canary, verdict = fail } ] } ] | \"gate\" must be one of validation-suite",
                "releases.weeks = [ { gates = [ { gate = serving-canary, verdict = fail, build = 1 } ] } ] | \"build\" must be a whole number from 0 to 0",
                "releases.random-defects { }           | \"chance\" is missing; add chance = 10%",
                "world.start-up = 40                   | \"start-up\" must be a duration with its unit",
                "world.start-up = 40 parsecs           | \"start-up\" must be a duration with its unit",
                "world.start-up { median = 2m }        | \"p99\" is missing",
                "world.start-up { median = 2m, p99 = 1m } | \"start-up\": a latency needs a median above 0 and a p99 not below it",
                "world.start-up { from = 2m, to = 1m } | \"start-up\": a latency must not end before it starts",
                "world.start-up { mean = 2m, to = 1m } | \"from\" is missing",
                "world.start-up { }                    | \"start-up\" is no latency",
                "world.crash = 1.5                     | \"crash\" must be a share",
                "world.canary = 5                      | \"canary\" must be a block, found \"5\"",
                "world.canary.requests = -1            | \"requests\" must be a whole number from 0 to 100000, found \"-1\"",
                "world.canary.flakey = 1%              | unknown key \"flakey\" in world.canary; did you mean \"flaky\"?",
                "releases.weeks = [ { regressions = [ { id = x, alters { feature = a.b } } ] } ] | \"share\" is missing",
                "world.redelivery = 0s                 | \"redelivery\" must be a duration with its unit",
                "world.startup = 40s                   | unknown key \"startup\" in world; did you mean \"start-up\"?",
                "faults.entity-crash = -1%             | \"entity-crash\" must be a share",
                "faults.crashes = [ { at = \"TUESDAY 15:00\", entity = everything } ] | \"entity\" must be coordinator, or the address of an entity",
                "script = [ { at = \"TUESDAY 15:00\" } ] | \"do\" is missing; add do = halt",
                "script = [ { at = \"TUESDAY 15:00\", do = panic } ] | \"do\" must be one of halt, resume",
                "script = [ { at = \"TUESDAY 15:00\", do = halt, account = a } ] | unknown key \"account\" in script[0]",
                "script = [ { at = \"2026-12-24T15:00\", do = halt } ] | 2026-12-24T15:00 is outside the scenario",
                "script = [ { at = \"TUESDAY 15:00\", do = waive-issue } ] | \"issue\" is missing",
                "expect.week = []                      | the result has no \"week\"; did you mean \"weeks\"?",
                "expect.weeks = [ { outcomes = COMPLETED } ] | the result has no \"outcomes\"; did you mean \"outcome\"?",
                "expect = 5                            | \"expect\" must be a block, found \"5\"",
            })
    void namesTheLineOfWhatIsWrong(String bad, String message) throws IOException {
        Path file = written(START + FLEET + POLICY + bad);

        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> ScenarioReader.read(file));

        assertThat(invalid).as(bad).isNotNull();
        assertThat(invalid.findings().get(0).toString())
                .startsWith(file + ":4: " + message)
                .contains("; ")
                .doesNotContain("\n");
        assertThat(invalid.findings().get(0).mend()).isNotBlank();
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({"start", "policy"})
    void namesWhatIsMissing(String key) throws IOException {
        Path file = written((START + FLEET + POLICY).replaceAll("(?m)^" + key + ".*\n", ""));

        assertThat(catchThrowableOfType(InvalidFile.class, () -> ScenarioReader.read(file)))
                .hasMessageStartingWith(file + ":1: \"" + key + "\" is missing; add " + key + " = ");
    }

    @Test
    void refusesAnEmptyFleet() throws IOException {
        Path file = written(START + POLICY + "fleet.accounts = []");

        assertThat(catchThrowableOfType(InvalidFile.class, () -> ScenarioReader.read(file)))
                .hasMessage(file + ":3: the fleet is empty; list accounts, or write generate { accounts = 100 }");
    }

    @Test
    void findsWhatIsWrongInTheNamedPolicyToo() throws IOException {
        Files.writeString(
                directory.resolve("policies/broken.conf"), "policy { name = broken, zone = UTC, stages = [ {} ] }");
        Path file = written(START + FLEET + "policy = broken\nweks = 1");

        assertThat(catchThrowableOfType(InvalidFile.class, () -> ScenarioReader.read(file))
                        .findings())
                .extracting(finding -> finding.where())
                .contains(directory.resolve("policies/broken.conf") + ":1", file + ":4");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("s.conf"), text);
    }
}
