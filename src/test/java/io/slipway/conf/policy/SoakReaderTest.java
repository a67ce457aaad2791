package io.slipway.conf.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.OnTooLittle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakReaderTest {

    @TempDir
    private Path directory;

    @Test
    void readsWhatIsWatched() {
        String text = "signals { every = 1m, on-too-little-data = ask, watch = ["
                + "{ metric = error-rate, regression = 1.5, alpha = 1% },"
                + "{ metric = stale-streams, allowed = 1, regression = 2.125, critical = false } ] }";

        assertThat(PolicyReader.read(file(text)).policy().soak())
                .contains(new SoakRules(
                        List.of(
                                new Signal("error-rate", true, 1_100, 1_500, 10_000, 1_000),
                                new Signal("stale-streams", false, 1_000, 2_125, 1_000, 1_000)),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(30),
                        OnTooLittle.ASK));
    }

    @Test
    void watchesNothingUnlessTheFileSaysSo() {
        assertThat(PolicyReader.read(file("")).policy().soak()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signals { }                                                              | 1 to 50 metrics, found 0",
                "signals { watch = [ { metric = a, regression = 1.05 } ] }                | must be larger than what is allowed",
                "signals { watch = [ { metric = a, regression = 0.5 } ] }                 | must be a ratio from 1 to 64",
                "signals { watch = [ { metric = a, regression = 1.23456 } ] }             | must be a ratio from 1 to 64",
                "signals { watch = [ { metric = a, regression = 2, alpha = 0% } ] }       | must be a chance from 0.0001% to 50%",
                "signals { watch = [ { metric = a, regression = 2 }, { metric = a, regression = 3 } ] } | two signals watch",
                "signals { watch = [ { metric = a, regression = 2, ratio = 3 } ] }        | unknown key",
                "signals { on-too-little-data = pass, watch = [ { metric = a, regression = 2 } ] } | one of cancel, ask",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> PolicyReader.read(file(text)))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining(message);
    }

    @Test
    void objectsToADeadlineThatTheWindowCutsOff() {
        String signals = "signals { deadline = 2h, watch = [ { metric = a, regression = 2 } ] }";

        assertThat(PolicyLint.findings(PolicyReader.read(file(signals))))
                .extracting(Finding::what)
                .containsExactly(
                        "the soak before stage second may last 120 minutes into its window, which is 120 minutes long");
    }

    private Path file(String signals) {
        try {
            return Files.writeString(directory.resolve("p.conf"), """
                    policy {
                      name = p, zone = UTC
                      stages = [
                        { name = first,  day = TUESDAY,  window = "14:00-16:00", accounts = early-access }
                        { name = second, day = THURSDAY, window = "14:00-16:00", accounts = remaining, unless = regression }
                      ]
                      %s
                    }
                    """.formatted(signals));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
