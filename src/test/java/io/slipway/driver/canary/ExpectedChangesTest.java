package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import io.slipway.judge.value.ExpectedChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedChangesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsWhatIsDeclared() throws IOException {
        Path file = file("expected = [ { feature = \"user.*\", until = \"2026-12-01\", reason = \"rounds\" } ]");

        ExpectedChange change = ExpectedChanges.read(file).get(0);

        assertThat(change).isEqualTo(new ExpectedChange("user.*", LocalDate.parse("2026-12-01"), "rounds"));
        assertThat(change.isInForce(LocalDate.parse("2026-12-01"))).isTrue();
        assertThat(change.isInForce(LocalDate.parse("2026-12-02"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            expected = [ { feature = "a", untill = "2026-12-01" } ] | did you mean "until"?
            expected = [ { feature = "a", until = soon } ]          | "until" must be a date
            expected = [ { until = "2026-12-01" } ]                 | "feature" is missing
            expcted = []                                            | declares nothing
            """)
    void saysWhatIsWrong(String text, String what) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> ExpectedChanges.read(file))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining(file + ":1: ")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            user.*,    user.amount,   true
            user.*,    users.amount,  false
            *amount,   user.amount,   true
            user.?,    user.a,        true
            user.?,    user.ab,       false
            *,         anything,      true
            a.b,       axb,           false
            \\E.*\\Q,  anything,      false
            """)
    void matchesGlobs(String glob, String feature, boolean concerned) {
        assertThat(new ExpectedChange(glob, LocalDate.MAX, "").concerns(feature))
                .isEqualTo(concerned);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("changes.conf"), text);
    }
}
