package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.DEV_2;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.PROD_1;
import static io.slipway.train.TrainBench.PROD_2;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.SECOND_PATCH;
import static io.slipway.train.TrainBench.THURSDAY_CLOSES;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.TUESDAY_CLOSES;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEDNESDAY_CLOSES;
import static io.slipway.train.TrainBench.WEDNESDAY_OPENS;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.local;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.passed;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.patched;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.propose;
import static io.slipway.train.TrainBench.release;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.uncommissioned;
import static io.slipway.train.TrainBench.verdict;
import static io.slipway.train.TrainBench.waive;
import static io.slipway.train.TrainBench.wave;
import static io.slipway.train.TrainBench.wednesday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.Effect;
import io.slipway.policy.Policies;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The weeks a release can have under the reference policy. */
class ReleaseWeekTest {

    @Test
    void opensWave1OnTuesdayWithItsFrozenRoster() {
        var bench = tuesday();

        assertThat(bench.news())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("RosterFrozen", "StageGatePassed", "RunOpened");
        WaveCommand.Open open = bench.told(WaveCommand.Open.class).get(0);
        assertThat(open.build()).isEqualTo(FIRST);
        assertThat(open.baseline()).isEqualTo(BASELINE);
        assertThat(open.closesAt()).isEqualTo(TUESDAY_CLOSES);
        assertThat(open.roster()).containsExactly(DEV_1, DEV_2);
        assertThat(bench.asked(Evidence.Watch.class)).containsExactly(new Evidence.Watch(WEEK, FIRST, BASELINE));
    }

    @Test
    @DisplayName("A1: without an issue Wednesday is skipped and everyone ends on the first build")
    void skipsWednesdayInACleanWeek() {
        var bench = thursday();
        assertThat(bench.journal(TrainEvent.RunSkipped.class)).hasSize(1);
        assertThat(bench.told(WaveCommand.Open.class))
                .extracting(WaveCommand.Open::build, WaveCommand.Open::roster)
                .containsExactly(tuple(FIRST, List.of(PROD_1, PROD_2)));

        bench.tell(ended(WAVE_2, 2));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(platform(bench).baseline()).isEqualTo(FIRST);
        assertThat(bench.asked(Evidence.Unwatch.class)).containsExactly(new Evidence.Unwatch(WEEK));
    }

    @Test
    @DisplayName("A6: an issue that a re-released patch resolved no longer blocks Thursday")
    void shipsThePatchToWave2() {
        var bench = wednesday();
        assertThat(opened(bench)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, PATCH));

        bench.tell(ended(RE_RELEASE, 2));
        assertThat(bench.journal(TrainEvent.IssueResolved.class)).hasSize(1);

        bench.at(THURSDAY_OPENS).tell(opens(WAVE_2));
        assertThat(opened(bench)).isEqualTo(new TrainEvent.RunOpened(WEEK, WAVE_2, PATCH));

        bench.tell(ended(WAVE_2, 2));
        assertThat(ending(bench).shipped()).contains(PATCH);
    }

    @Test
    @DisplayName("A2: no patch by Wednesday 16:00: canceled and rolled back")
    void cancelsWhenNoPatchIsReadyInItsWindow() {
        var bench = soaking().tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak"));
        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));

        passed(bench.at(WEDNESDAY_CLOSES), PATCH);
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);

        bench.tell(closes(RE_RELEASE));
        assertThat(bench.told(WaveCommand.RollBack.class)).hasSize(1);
        bench.tell(rolledBack(WAVE_1, 2));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(platform(bench).baseline()).isEqualTo(BASELINE);
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
    }

    @Test
    void reReleasesAtOnceWhenThePatchPassesInsideTheWindow() {
        var bench = soaking().tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak"));
        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));
        assertThat(bench.journal(TrainEvent.StageWaiting.class).get(0).reason()).contains("leak");

        passed(bench.at(WEDNESDAY_CLOSES.minusNanos(1)), PATCH);

        assertThat(opened(bench)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, PATCH));
    }

    @Test
    @DisplayName("A3: a regression of the patched build rolls the week back to the baseline")
    void goesBackToTheBaselineWhenThePatchRegresses() {
        var bench = wednesday().tell(ended(RE_RELEASE, 2)).at(local(2, "20:00"));

        bench.tell(issue("slow", PATCH, Severity.BLOCKING));
        assertThat(toldTo(bench)).containsExactly(wave(RE_RELEASE).path());
        bench.tell(rolledBack(RE_RELEASE, 2));
        assertThat(toldTo(bench)).containsExactly(wave(WAVE_1).path());
        bench.tell(rolledBack(WAVE_1, 2));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(release(wednesday()).baseline()).isEqualTo(BASELINE);
    }

    @Test
    @DisplayName("A3: an issue that is seen again on its patch was not resolved")
    void opensAnIssueAgainThatIsSeenOnItsPatch() {
        var bench = wednesday().tell(ended(RE_RELEASE, 2)).at(local(2, "20:00"));
        assertThat(bench.tell(issue("leak", FIRST, Severity.BLOCKING)).news()).isEmpty();

        bench.tell(issue("leak", PATCH, Severity.BLOCKING));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    @DisplayName("A4: a regression on Thursday halts at once, cancels and rolls back everyone changed this week")
    void rollsTheWeekBackForARegressionDuringWave2() {
        var bench = thursday().after(Duration.ofMinutes(20)).tell(issue("leak", FIRST, Severity.BLOCKING));

        assertThat(bench.news())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("IssueOpened", "RunHalted", "ReleaseCanceled", "RunRollBackStarted");
        assertThat(toldTo(bench))
                .containsExactly(wave(WAVE_2).path(), wave(WAVE_2).path());

        bench.tell(rolledBack(WAVE_2, 1), rolledBack(WAVE_1, 2));
        assertThat(ending(bench).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    @DisplayName("A5: a blocking issue cancels by itself, a minor one unless a release manager waives it")
    void cancelsThursdayForAMinorIssueThatNobodyWaived() {
        var open = cleanWednesday(soaking().tell(issue("typo", FIRST, Severity.MINOR)));
        open.at(THURSDAY_OPENS).tell(opens(WAVE_2));

        var waived = cleanWednesday(soaking().tell(issue("typo", FIRST, Severity.MINOR), waive("typo")));
        waived.at(THURSDAY_OPENS).tell(opens(WAVE_2));

        assertThat(open.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
        assertThat(opened(waived)).isEqualTo(new TrainEvent.RunOpened(WEEK, WAVE_2, FIRST));
        assertThat(waived.journal(TrainEvent.IssueWaived.class).get(0).actor()).isEqualTo(MANAGER);
    }

    @Test
    void doesNotHaltForAMinorIssue() {
        assertThat(thursday().tell(issue("typo", FIRST, Severity.MINOR)).news())
                .hasOnlyElementsOfType(TrainEvent.IssueOpened.class);
    }

    @Test
    void reReleasesAPatchForAMinorIssueToo() {
        var bench = passed(soaking().tell(issue("typo", FIRST, Severity.MINOR), patch(PATCH, "typo")), PATCH);

        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE), ended(RE_RELEASE, 2));

        assertThat(bench.journal(TrainEvent.IssueResolved.class)).hasSize(1);
    }

    @Test
    @DisplayName("A7: the target of a roll-back is the last build that completed every wave")
    void keepsTheBaselineOfTheLastCompletedRelease() {
        var bench = thursday().tell(ended(WAVE_2, 2)).at(local(7, "09:00"));

        bench.tell(new TrainCommand.Propose("2026.49", new Build("2026.49.0"), MONDAY.plusDays(7), MANAGER));

        assertThat(release(bench).baseline()).isEqualTo(FIRST);
    }

    @Test
    @DisplayName("A12: accounts left over by wave 2 keep what they have, and the release completes")
    void completesWithLeftOvers() {
        var bench = thursday().at(THURSDAY_CLOSES).tell(ended(wave(WAVE_2), new Tally(2, 1, 0, 1, false)));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ending(bench).shipped()).contains(FIRST);
    }

    @Test
    @DisplayName("A12: wave 2 does not open unless wave 1 was reached whole")
    void cancelsThursdayWhenWave1WasNotReachedWhole() {
        var bench =
                cleanWednesday(tuesday().at(TUESDAY_CLOSES).tell(ended(wave(WAVE_1), new Tally(2, 1, 0, 1, false))));

        bench.at(THURSDAY_OPENS).tell(opens(WAVE_2));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    @DisplayName("A32: an empty wave 1 is recorded; Thursday still has its gates and its clock")
    void goesThroughAnEmptyWave1() {
        var bench = passed(
                uncommissioned()
                        .tell(new TrainCommand.Commission(Policies.twoWaves(), BASELINE))
                        .tell(propose()),
                FIRST);
        bench.at(TUESDAY_OPENS).tell(opens(WAVE_1));
        assertThat(bench.journal(TrainEvent.RosterFrozen.class))
                .containsExactly(new TrainEvent.RosterFrozen(WEEK, 0, 0));

        cleanWednesday(bench.tell(ended(WAVE_1, 0))).at(THURSDAY_OPENS).tell(opens(WAVE_2), ended(WAVE_2, 0));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    @DisplayName("A35: an issue of Wednesday morning, or inside the window, qualifies for the re-release")
    void reReleasesForAnIssueFoundOnWednesday() {
        var morning = passed(
                soaking().at(local(2, "10:00")).tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak")),
                PATCH);
        morning.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));

        var inside = soaking().at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));
        inside.after(Duration.ofMinutes(30)).tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak"));
        passed(inside.after(Duration.ofMinutes(30)), PATCH);

        assertThat(opened(morning)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, PATCH));
        assertThat(opened(inside)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, PATCH));
    }

    @Test
    @DisplayName("A36: a second issue after the patch went out cancels, however quick its fix")
    void cancelsForASecondIssueAfterTheReRelease() {
        var bench = wednesday();

        bench.tell(issue("slow", PATCH, Severity.BLOCKING));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
        assertThat(bench.tell(patch(SECOND_PATCH, "slow")).news()).isEmpty();
    }

    @Test
    void letsAPatchOnItsWayGoOnWhateverElseIsHeard() {
        var bench = wednesday().tell(issue("typo", FIRST, Severity.MINOR), patch(SECOND_PATCH, "typo"));

        passed(bench, SECOND_PATCH);

        assertThat(bench.journal(TrainEvent.RunHalted.class)).isEmpty();
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).isEmpty();
    }

    @Test
    void cancelsOnceTheReReleaseMissedSomebody() {
        var bench = wednesday().at(WEDNESDAY_CLOSES).tell(ended(wave(RE_RELEASE), new Tally(2, 1, 0, 1, false)));

        assertThat(bench.journal(TrainEvent.IssueResolved.class)).isEmpty();
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void reReleasesNoPatchThatLeavesABlockingIssueOpen() {
        var bench = soaking()
                .tell(issue("leak", FIRST, Severity.BLOCKING), issue("slow", FIRST, Severity.BLOCKING))
                .tell(patch(PATCH, "leak"));
        passed(bench, PATCH).at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);

        passed(bench.tell(patch(SECOND_PATCH, "leak", "slow")), SECOND_PATCH);

        assertThat(opened(bench)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, SECOND_PATCH));
    }

    @Test
    void keepsAGoodPatchWhenALaterOneFails() {
        var bench = patched()
                .tell(patch(SECOND_PATCH, "leak"))
                .tell(verdict(SECOND_PATCH, Gate.SERVING_CANARY, Gate.Verdict.FAIL));

        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));

        assertThat(opened(bench)).isEqualTo(new TrainEvent.RunOpened(WEEK, RE_RELEASE, PATCH));
    }

    @Test
    void listsWhoNeedsAHandByTheLatestReport() {
        Stranded twice = new Stranded(DEV_1, "a job is stuck");
        Stranded once = new Stranded(DEV_2, "a job is stuck");
        var bench = wednesday().tell(cancel());

        bench.tell(rolledBack(RE_RELEASE, 2, twice, once), rolledBack(WAVE_1, 2, twice));

        assertThat(ending(bench).needHand()).containsExactly(twice);
    }

    @Test
    void keepsListingWhoOnlyAnEarlierReportTouched() {
        Stranded second = new Stranded(DEV_2, "a job is stuck");
        var bench = wednesday().tell(cancel());

        bench.tell(rolledBack(RE_RELEASE, 2, second), rolledBack(WAVE_1, 1));

        assertThat(ending(bench).needHand()).containsExactly(second);
    }

    private static TrainEvent.RunOpened opened(Bench<TrainState, TrainEvent> bench) {
        List<TrainEvent.RunOpened> runs = bench.journal(TrainEvent.RunOpened.class);
        return runs.get(runs.size() - 1);
    }

    private static List<String> toldTo(Bench<TrainState, TrainEvent> bench) {
        return bench.effects().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).to().path())
                .toList();
    }
}
