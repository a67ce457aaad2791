package io.slipway.train;

import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.TUESDAY_CLOSES;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.commissioned;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.passed;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.propose;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.validated;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Effect;
import io.slipway.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When stages open: by the clock of their zone, in their window, after the run before them, and not in a blackout week. */
class WindowsTest {

    @Test
    @DisplayName("A13: [14:00, 16:00): opens at 14:00:00")
    void opensAtTwoSharpAndNoSooner() {
        var early = validated().at(TUESDAY_OPENS.minusNanos(1)).tell(opens(WAVE_1));
        var sharp = validated().at(TUESDAY_OPENS).tell(opens(WAVE_1));

        assertThat(early.news()).isEmpty();
        assertThat(sharp.journal(TrainEvent.RunOpened.class)).hasSize(1);
    }

    @Test
    @DisplayName("A13: [14:00, 16:00): nothing opens at 16:00:00, even before the timer of the closing")
    void opensNothingAtFourSharp() {
        var justBefore = passed(opensUnvalidated().at(TUESDAY_CLOSES.minusNanos(1)), FIRST);
        var sharp = passed(opensUnvalidated().at(TUESDAY_CLOSES), FIRST);
        var lateTimer = validated().at(TUESDAY_CLOSES).tell(opens(WAVE_1));

        assertThat(justBefore.journal(TrainEvent.RunOpened.class)).hasSize(1);
        assertThat(sharp.journal(TrainEvent.RunOpened.class)).isEmpty();
        assertThat(lateTimer.journal(TrainEvent.RunOpened.class)).isEmpty();
        assertThat(ending(lateTimer.tell(closes(WAVE_1))).outcome()).isEqualTo(Outcome.CANCELED);
    }

    @Test
    @DisplayName("A14: windows follow Pacific time through the clock changes")
    void opensAtTwoInTheAfternoonInSummerAndInWinter() {
        assertThat(opening(LocalDate.of(2026, 3, 2))).isEqualTo(Instant.parse("2026-03-03T22:00:00Z"));
        assertThat(opening(LocalDate.of(2026, 3, 9))).isEqualTo(Instant.parse("2026-03-10T21:00:00Z"));
        assertThat(opening(LocalDate.of(2026, 10, 26))).isEqualTo(Instant.parse("2026-10-27T21:00:00Z"));
        assertThat(opening(LocalDate.of(2026, 11, 2))).isEqualTo(Instant.parse("2026-11-03T22:00:00Z"));
    }

    @Test
    @DisplayName("A30: a week with a stage on a blackout date has no release")
    void releasesNothingInABlackoutWeek() {
        var policy = Policies.blackout(Policies.twoWaves(), MONDAY.plusDays(3));
        var bench = commissioned(policy).tell(propose());

        assertThat(bench.news()).hasOnlyElementsOfType(TrainEvent.WeekSkipped.class);
        assertThat(bench.effects()).isEmpty();
        assertThat(platform(bench).release()).isEmpty();
        bench.tell(new TrainCommand.Propose("2026.49", FIRST, MONDAY.plusDays(7), MANAGER));
        assertThat(platform(bench).release()).isPresent();
    }

    @Test
    void waitsForTheRunBeforeItToEnd() {
        var bench = validated();
        bench.at(TUESDAY_OPENS).tell(opens(WAVE_1));
        cleanWednesday(bench).at(THURSDAY_OPENS).tell(opens(WAVE_2));
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);

        bench.tell(ended(WAVE_1, 2));

        assertThat(bench.journal(TrainEvent.RunOpened.class)).contains(new TrainEvent.RunOpened(WEEK, WAVE_2, FIRST));
    }

    private static Bench<TrainState, TrainEvent> opensUnvalidated() {
        return proposed(Policies.twoWaves()).at(TUESDAY_OPENS).tell(opens(WAVE_1));
    }

    private static Instant opening(LocalDate monday) {
        var bench = commissioned(Policies.twoWaves()).tell(new TrainCommand.Propose(WEEK, FIRST, monday, MANAGER));
        return bench.effects().stream()
                .filter(effect ->
                        effect instanceof Effect.Wake wake && wake.key().equals("opens/0"))
                .map(effect -> ((Effect.Wake) effect).at())
                .findFirst()
                .orElseThrow();
    }
}
