package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.conf.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioLintTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "policy.concurrency = 1       | 5  | stage wave-2 cannot start 90 accounts within 14:00-16:00, 1 at once and 147s each; write concurrency = 2, or a longer window",
                "policy.handoff.timeout = 2m  | 10 | a typical handoff takes 140s, and it times out after 120s; make timeout 420s or longer",
                "policy.blackout = [ \"2026-11-26\" ] | 10 | every week of the scenario has a stage on a day of the blackout",
                "fleet.generate.early-access = 0% | 9 | no account is in early access",
                "releases.propose = \"TUESDAY 15:00\" | 10 | a release is proposed on TUESDAY at 15:00, too late to pass its gates",
                "releases.weeks = [ { cells = [ { cell = a/b/c, outcome = fail } ] } ] | 10 | there is no cell \"a/b/c\" in the validation matrix of the policy; name a matrix in the policy",
                "releases.weeks = [ { patches = [ { ready-after = 3h } ] } ] | 10 | there are patches, and no stage of the policy re-releases",
                "releases.weeks = [ { regressions = [ { id = x, alters { feature = f, share = 1% } } ] } ] | 10 | regression \"x\" alters values, and nothing compares them; add world.canary { requests = 2000 }",
                "script = [ { at = \"TUESDAY 13:00\", do = join-early-access, account = nobody } ] | 10 | there is no account \"nobody\" at 2026-11-24T13:00",
                "policy.signals.watch = [ { metric = error-rate, regression = 1.5 } ] | 10 | nothing says how often error-rate is bad",
                "policy.signals.watch = [ { metric = error-rate, regression = 1.5 } ], world.signals = [ { metric = error-rate, rate = 0.1%, per-minute = 1 } ] | 10 | from wave-1 to wave-2, error-rate needs 35 d 14 h at 10 trials a minute to tell 1.5 times the rate from 1.1, the soak is 1 d 22 h; let more accounts go before it",
            })
    void findsWhatCannotWork(String bad, int line, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("s.conf"), """
                start = "2026-11-23"
                policy {
                  name = p, zone = UTC
                  stages = [ { name = wave-1, day = TUESDAY,  window = "14:00-16:00", accounts = early-access }
                             { name = wave-2, day = THURSDAY, window = "14:00-16:00", accounts = remaining, unless = regression } ]
                }
                fleet.generate {
                  accounts = 100
                }
                """ + bad);

        assertThat(LintedFile.findings(file))
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .startsWith(file + ":" + (line == 9 ? 7 : line) + ": " + message);
    }
}
