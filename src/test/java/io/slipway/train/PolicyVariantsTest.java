package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.DEV_2;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.PROD_1;
import static io.slipway.train.TrainBench.PROD_2;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.THURSDAY_CLOSES;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.TUESDAY_CLOSES;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEDNESDAY_CLOSES;
import static io.slipway.train.TrainBench.WEDNESDAY_OPENS;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.failed;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.passed;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.waive;
import static io.slipway.train.TrainBench.wave;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import io.slipway.policy.Part;
import io.slipway.policy.Policies;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveCommand;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Weeks under other policies than the reference. */
class PolicyVariantsTest {

    private static final EntityId EVERYONE = wave("everyone");
    private static final EntityId INNER = wave("inner");
    private static final EntityId MIDDLE = wave("middle");
    private static final EntityId OUTER = wave("outer");

    @Test
    void leavesAccountsWhereTheyAreWhenThePolicyKeepsThem() {
        var bench = tuesday(keep()).tell(ended(WAVE_1, 2), cancel());

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.CANCELED);
        assertThat(bench.told(WaveCommand.RollBack.class)).isEmpty();
        assertThat(platform(bench).baseline()).isEqualTo(BASELINE);
    }

    @Test
    void letsWhatIsInFlightArriveWhenThePolicyKeepsIt() {
        var bench = tuesday(keep()).tell(cancel());
        assertThat(bench.told(WaveCommand.Halt.class)).hasSize(1);
        assertThat(bench.crash().told(WaveCommand.Halt.class)).hasSize(1);
        assertThat(bench.tell(resume()).refusal()).isPresent();
        assertThat(bench.tell(failed(WAVE_1, DEV_1)).journal(TrainEvent.IssueOpened.class))
                .isEmpty();

        bench.tell(ended(wave(WAVE_1), new Tally(2, 0, 1, 1, true)));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.CANCELED);
    }

    @Test
    @DisplayName("A4: a policy can leave the decision on a late regression to a release manager")
    void leavesALateRegressionToAManagerUntilTheWindowCloses() {
        var bench = thursday(lateHalt()).tell(issue("leak", FIRST, Severity.BLOCKING));
        assertThat(bench.journal(TrainEvent.RunHalted.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).isEmpty();

        bench.at(THURSDAY_CLOSES).tell(ended(wave(WAVE_2), new Tally(2, 1, 0, 1, true)));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    @DisplayName("A4: a late regression that a manager waives is resumed and ships")
    void shipsWhenAManagerWaivesALateRegression() {
        var bench = thursday(lateHalt())
                .tell(issue("leak", FIRST, Severity.BLOCKING), waive("leak"), resume(), ended(WAVE_2, 2));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void cancelsALateRegressionBetweenRunsWhateverThePolicySays() {
        var bench = cleanWednesday(tuesday(lateHalt()).tell(ended(WAVE_1, 2)));

        bench.tell(issue("leak", FIRST, Severity.BLOCKING));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void releasesToEveryoneAtOnce() {
        var bench = tuesday(Policies.allAtOnce());
        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2, PROD_1, PROD_2);

        bench.tell(ended(EVERYONE, 4));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ending(bench).shipped()).contains(FIRST);
    }

    @Test
    void rollsEveryoneBackAtOnce() {
        var bench = tuesday(Policies.allAtOnce()).tell(issue("leak", FIRST, Severity.BLOCKING));

        assertThat(ending(bench.tell(rolledBack(EVERYONE, 3))).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void takesOnlyTheAccountsOfAPart() {
        Stage all = Policies.allAtOnce().stages().get(0);
        var bench = tuesday(Policies.of(
                part(all, "some", 1, new Part.Share(0, 500)), part(all, "rest", 2, new Part.Share(500, 1_000))));
        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2);

        var named = tuesday(Policies.of(part(all, "some", 1, new Part.Named("prod"))));
        assertThat(named.told(WaveCommand.Open.class).get(0).roster()).containsExactly(PROD_1, PROD_2);
    }

    private static Stage part(Stage stage, String name, int wave, Part part) {
        return new Stage(
                name, wave, stage.day(), stage.window(), stage.accounts(), stage.condition(), Optional.of(part));
    }

    @Test
    void shipsNothingWhenItsOnlyStageNeverComes() {
        Stage all = Policies.allAtOnce().stages().get(0);
        var bench = tuesday(Policies.of(Policies.stage("nobody", 1, all.day(), all.accounts(), Condition.NEVER)));
        assertThat(bench.journal(TrainEvent.StageWaiting.class))
                .singleElement()
                .extracting(TrainEvent.StageWaiting::reason)
                .isEqualTo("the policy never ships");

        bench.at(TUESDAY_CLOSES).tell(closes(0));

        assertThat(bench.told(WaveCommand.Open.class)).isEmpty();
        assertThat(ending(bench).outcome()).isEqualTo(Outcome.CANCELED);
        assertThat(ending(bench).shipped()).isEmpty();
    }

    @Test
    void shipsWhatItsLastRunShippedWhenTheWeekEndsWithASkippedStage() {
        var stages = Policies.twoWaves().stages();
        var bench = tuesday(Policies.of(stages.get(0), stages.get(1)))
                .tell(ended(wave(WAVE_1), new Tally(2, 1, 0, 1, false)));

        cleanWednesday(bench);

        assertThat(ending(bench).shipped()).contains(FIRST);
    }

    @Test
    void gatesEachRingOnTheOneBefore() {
        var bench = tuesday(Policies.threeRings()).tell(ended(INNER, 2));
        bench.at(WEDNESDAY_OPENS).tell(opens(1));
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);

        bench.tell(ended(MIDDLE, 2)).at(THURSDAY_OPENS).tell(opens(2));
        assertThat(bench.journal(TrainEvent.StageGatePassed.class)).hasSize(3);

        assertThat(ending(bench.tell(ended(OUTER, 2))).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void opensNoRingWhoseInnerRingWasNotReachedWhole() {
        var bench = tuesday(Policies.threeRings()).tell(ended(INNER, new Tally(2, 1, 0, 1, false)));

        bench.at(WEDNESDAY_OPENS).tell(opens(1));
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
        bench.at(WEDNESDAY_CLOSES).tell(closes(1));

        assertThat(bench.told(WaveCommand.RollBack.class)).hasSize(1);
    }

    @Test
    void cancelsAtOnceForARegressionInARing() {
        var bench = tuesday(Policies.threeRings()).tell(ended(INNER, 2), issue("leak", FIRST, Severity.BLOCKING));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void doesNotStopARingForAMinorIssue() {
        var bench = tuesday(Policies.threeRings()).tell(ended(INNER, 2), issue("typo", FIRST, Severity.MINOR));

        bench.at(WEDNESDAY_OPENS).tell(opens(1));

        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);
    }

    @Test
    void takesAFailedUpdateForABlockingIssue() {
        var bench = tuesday().tell(failed(WAVE_1, DEV_1));

        TrainEvent.IssueOpened issue =
                bench.journal(TrainEvent.IssueOpened.class).get(0);
        assertThat(issue.issue()).isEqualTo("update-failed/wave-1/dev-1");
        assertThat(issue.severity()).isEqualTo(Severity.BLOCKING);
        assertThat(bench.told(WaveCommand.Halt.class)).hasSize(1);
        assertThat(bench.tell(failed(WAVE_1, DEV_1)).news()).isEmpty();
    }

    @Test
    void resolvesAFailedUpdateByAReReleaseThatReachesEveryone() {
        var bench = tuesday().tell(failed(WAVE_1, DEV_1)).at(TUESDAY_CLOSES);
        bench.tell(ended(wave(WAVE_1), new Tally(2, 1, 1, 0, false)), patch(PATCH));
        passed(bench, PATCH).at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE), ended(RE_RELEASE, 2));

        bench.at(THURSDAY_OPENS).tell(opens(WAVE_2), ended(WAVE_2, 2));

        assertThat(ending(bench).shipped()).contains(PATCH);
    }

    @Test
    void toleratesAsManyFailedUpdatesAsItsBudget() {
        var bench = tuesday(Policies.failureBudget(Policies.twoWaves(), 1)).tell(failed(WAVE_1, DEV_1));
        assertThat(bench.journal(TrainEvent.IssueOpened.class)).isEmpty();

        bench.tell(ended(wave(WAVE_1), new Tally(2, 1, 1, 0, false), failed(WAVE_1, DEV_1)));
        cleanWednesday(bench).at(THURSDAY_OPENS).tell(opens(WAVE_2));
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);

        bench.tell(failed(WAVE_2, PROD_1), failed(WAVE_2, PROD_2));
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void countsFailuresThatTheEndingOvertook() {
        var tuesday = tuesday().tell(ended(wave(WAVE_1), new Tally(2, 1, 1, 0, false), failed(WAVE_1, DEV_1)));
        var thursday = thursday().tell(ended(wave(WAVE_2), new Tally(2, 1, 1, 0, false), failed(WAVE_2, PROD_1)));

        assertThat(tuesday.journal(TrainEvent.IssueOpened.class)).hasSize(1);
        assertThat(tuesday.tell(failed(WAVE_1, DEV_1)).news()).isEmpty();
        assertThat(thursday.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    private static Policy keep() {
        return Policies.onCancel(Policies.twoWaves(), OnCancel.KEEP);
    }

    private static Policy lateHalt() {
        return Policies.lateRegression(Policies.twoWaves(), LateRegression.HALT);
    }
}
