package io.slipway.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.account.AccountEvent;
import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.Policy;
import io.slipway.server.view.Board;
import io.slipway.server.view.Change;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.Trigger;
import io.slipway.train.Actor;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet of 10,000 in the middle of its second wave, on a small terminal. */
class ReleaseTreeTest {

    private static final int FLEET = 10_000;
    private static final Policy POLICY =
            PolicyReader.read(Path.of("simulations/policies/two-waves.conf")).policy();
    private static final Build OLD = new Build("2026.47.0");
    private static final Build NEW = new Build("2026.48.0");
    private static final String RELEASE = "2026.48";
    private static final EntityId TRAIN = EntityId.of("train", "platform");
    private static final EntityId WAVE = EntityId.of("wave", RELEASE + "/wave-2");
    private static final Actor RAY = new Actor("ray", Actor.Role.RELEASE_MANAGER);
    private static final Instant START = Instant.parse("2026-11-26T22:00:00Z");

    private static final Board BOARD = new Board();
    private static JsonNode tree;
    private static long number;

    @BeforeAll
    static void history() {
        told(TRAIN, new TrainEvent.Commissioned(POLICY, OLD));
        List<EntityId> all = new ArrayList<>();
        for (int i = 0; i < FLEET; i++) {
            all.add(account(i));
            List<JobSpec> jobs = List.of(new JobSpec("clicks", Optional.empty()));
            told(TRAIN, new TrainEvent.AccountRegistered(account(i), AccountKind.PRODUCTION, OLD, jobs, RAY));
            told(account(i), new AccountEvent.Registered(TRAIN, AccountKind.PRODUCTION, OLD, jobs, POLICY.handoff()));
        }
        told(TRAIN, new TrainEvent.ReleaseProposed(RELEASE, NEW, POLICY.week(LocalDate.parse("2026-11-23")), RAY));
        told(TRAIN, new TrainEvent.RunOpened(RELEASE, 2, NEW));
        told(
                WAVE,
                new WaveEvent.Opened(
                        1, TRAIN, NEW, OLD, START.plusSeconds(7_200), POLICY.pacing(), POLICY.handoff(), all));
        for (int i = 0; i < 200; i++) {
            told(account(i), new AccountEvent.UpdateStarted(1, 1, WAVE, NEW));
        }
        told(
                EntityId.of("job", "a00150/clicks"),
                new StreamEvent.HandoffStarted(
                        1, Trigger.PLATFORM_RELEASE, NEW, 2, 1, START.plusSeconds(600), Optional.empty()));
        for (int i = 0; i < 100; i++) {
            told(account(i), new AccountEvent.UpdateFinished(1, NEW));
            told(WAVE, new WaveEvent.AccountUpdated(account(i)));
        }
        told(account(198), new AccountEvent.UpdateFailed(1, "clicks never came\u001b[2J online"));
        told(account(199), new AccountEvent.HandNeeded(1, OLD, "serving did not switch back"));
        told(TRAIN, new TrainEvent.IssueOpened(RELEASE, "slow", NEW, Severity.MINOR, "p99 up", "monitor", false));
        tree = BOARD.tree(RELEASE, 100, START).orElseThrow();
    }

    @Test
    void showsThoseFirstThatNeedAPerson() {
        List<String> lines = lines(23, 80, Terminal.NONE);

        assertThat(lines.get(0)).startsWith("2026.48  releasing");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("issue slow  minor, open: p99 up"));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).matches("  wave-2 +releasing +Thu 22:00:00-.* 100 of 10,000 updated"));
        int stage = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("  wave-2 "))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(stage + 1)).startsWith("    a00199  needs_hand  2026.47.0  60s: serving did not");
        assertThat(lines.get(stage + 2)).startsWith("    a00198  failed  2026.47.0  60s: clicks never came");
        assertThat(lines.get(stage + 3)).startsWith("    a00100  updating  2026.47.0 to 2026.48.0  60s");
    }

    @Test
    void countsWhoIsNotShown() {
        List<String> lines = lines(23, 80, Terminal.NONE);

        assertThat(lines.get(lines.size() - 1)).isEqualTo("  ... and 9,900 more at rest");
        String more = lines.get(lines.size() - 2);
        long shown = lines.stream().filter(line -> line.startsWith("    a0")).count();
        assertThat(more)
                .isEqualTo("    ... and " + (100 - shown) + " more: 1 failed, 1 needs_hand, 98 updating in all");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 8, 12, 23, 40, 100})
    void neverHasMoreLinesThanTheTerminal(int rows) {
        assertThat(lines(rows, 80, Terminal.NONE)).hasSizeLessThanOrEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 132})
    void neverWritesBeyondTheEdge(int columns) {
        assertThat(lines(23, columns, Terminal.NONE))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void letsNoControlCharacterOfAReasonThrough() {
        assertThat(lines(23, 80, Terminal.NONE)).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void showsAJobThatIsHandedOffUnderItsAccount() {
        List<String> lines = lines(130, 100, Terminal.NONE);
        int account = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("    a00150"))
                .findFirst()
                .orElseThrow());

        assertThat(lines.get(account + 1))
                .startsWith("      clicks  green_starting")
                .contains("and green 2026.48.0");
    }

    private static List<String> lines(int rows, int columns, Terminal terminal) {
        return new ReleaseTree(new Ink(terminal), ZoneOffset.UTC, START.plusSeconds(60), columns).lines(tree, rows);
    }

    private static EntityId account(int i) {
        return EntityId.of("account", String.format(Locale.ROOT, "a%05d", i));
    }

    private static void told(EntityId entity, Event event) {
        BOARD.happened(new Change(++number, START, entity, event));
    }
}
