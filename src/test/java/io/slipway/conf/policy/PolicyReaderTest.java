package io.slipway.conf.policy;

import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.conf.InvalidFile;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.LocalWindow;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static final Path REFERENCE = Path.of("simulations/policies/two-waves.conf");

    @TempDir
    private Path directory;

    @Test
    void readsTheReferencePolicyOfAtMostFifteenLines() throws IOException {
        LocalWindow window = new LocalWindow(LocalTime.of(14, 0), LocalTime.of(16, 0));

        assertThat(PolicyReader.read(REFERENCE).policy())
                .isEqualTo(new Policy(
                        "two-waves",
                        ZoneId.of("America/Los_Angeles"),
                        List.of(
                                new Stage("wave-1", 1, TUESDAY, window, Selection.EARLY_ACCESS, Condition.ALWAYS),
                                new Stage(
                                        "wave-1-re-release",
                                        1,
                                        WEDNESDAY,
                                        window,
                                        Selection.EARLY_ACCESS,
                                        Condition.WHEN_ISSUE_OPEN),
                                new Stage(
                                        "wave-2",
                                        2,
                                        THURSDAY,
                                        window,
                                        Selection.REMAINING,
                                        Condition.UNLESS_REGRESSION)),
                        OnCancel.ROLL_BACK_WEEK,
                        LateRegression.CANCEL,
                        0,
                        new Pacing(50),
                        new HandoffRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), Duration.ofMinutes(15), 2),
                        new TreeSet<>(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(Files.readAllLines(REFERENCE)).hasSizeLessThanOrEqualTo(15);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zone = \"America/Los_Angeles\" | zon = \"America/Los_Angeles\" | 2: unknown key \"zon\" in policy; did you mean \"zone\"?",
                "zone = \"America/Los_Angeles\" | zone = \"-08:00\"       | 2: \"zone\" must be a time zone by its name",
                "\"14:00-16:00\", accounts = early-access } | \"16:00-14:00\", accounts = early-access } | 4: \"window\" must be a span of local time that closes after it opens, on one day, found \"16:00-14:00\"",
                "\"14:00-16:00\", accounts = early-access } | \"14:00\", accounts = early-access } | 4: \"window\" must be",
                "day = THURSDAY             | day = Thirstday        | 6: \"day\" must be one of monday, tuesday",
                "day = THURSDAY             | day = MONDAY           | 6: wave-2 on MONDAY comes after wave-1-re-release on WEDNESDAY; list the stages in the order of the week",
                "day = THURSDAY             | day = WEDNESDAY        | 6: wave-2 opens before wave-1-re-release closes at 16:00",
                "name = wave-2              | name = wave-1          | 6: two stages are called \"wave-1\"",
                "accounts = remaining       | accounts = some        | 6: \"accounts\" must be one of early-access, remaining, all, found \"some\"",
                "accounts = remaining,      |                        | 6: \"accounts\" is missing; add accounts = early-access",
                "unless = regression        | when = issue-open, unless = regression | 6: a stage cannot be both",
                "unless = regression        | unles = regression     | 6: unknown key \"unles\" in policy.stages[2]; did you mean \"unless\"?",
                "on-cancel = roll-back-week | on-cancel = shrug      | 8: \"on-cancel\" must be one of roll-back-week, keep",
                "on-cancel = roll-back-week | concurrency = 0        | 8: \"concurrency\" must be a whole number from 1",
                "on-cancel = roll-back-week | concurrency = [ 5 ]    | 8: \"concurrency\" must be a whole number from 1 to 1000000, found a list",
                "on-cancel = roll-back-week | handoff = 5            | 8: \"handoff\" must be a block, found \"5\"",
                "on-cancel = roll-back-week | handoff { timeout = 15 } | 8: \"timeout\" must be a duration with its unit",
                "on-cancel = roll-back-week | handoff { timeout = 0s } | 8: \"timeout\" must be a duration with its unit",
                "on-cancel = roll-back-week | blackout = [ \"26.11.2026\" ] | 8: \"blackout\" must be a date",
                "on-cancel = roll-back-week | blackout = \"2026-11-26\" | 8: \"blackout\" must be a list",
                "on-cancel = roll-back-week | failure-budget = null  | 8: \"failure-budget\" must be a whole number from 0 to 1000000, found null",
                "name = two-waves           | name = Two Waves       | 2: \"name\" must be a name of lower case letters",
            })
    void namesTheLineOfWhatIsWrong(String good, String bad, String message) throws IOException {
        String reference = Files.readString(REFERENCE).replaceFirst("#.*\n", "");
        assertThat(reference).contains(good);
        Path file = Files.writeString(
                directory.resolve("p.conf"),
                reference.replaceFirst(Pattern.quote(good), bad == null ? "" : Matcher.quoteReplacement(bad)));

        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> PolicyReader.read(file));

        assertThat(invalid).as("%s instead of %s", bad, good).isNotNull();
        assertThat(invalid).hasMessageStartingWith(file + ":" + message).hasMessageContaining("; ");
        assertThat(invalid.findings()).hasSize(1);
    }

    @Test
    void refusesAPolicyWithoutStages() throws IOException {
        Path file = Files.writeString(directory.resolve("p.conf"), "policy { name = none, zone = UTC }\nextra = 1");

        assertThat(catchThrowableOfType(InvalidFile.class, () -> PolicyReader.read(file))
                        .findings())
                .extracting(finding -> finding.what())
                .containsExactly("a policy needs 1 to 20 stages, found 0", "unknown key \"extra\"");
    }
}
