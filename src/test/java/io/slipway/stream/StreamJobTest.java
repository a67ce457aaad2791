package io.slipway.stream;

import static io.slipway.stream.JobBench.ACCOUNT;
import static io.slipway.stream.JobBench.JOB;
import static io.slipway.stream.JobBench.NEW;
import static io.slipway.stream.JobBench.OLD;
import static io.slipway.stream.JobBench.PATCHED;
import static io.slipway.stream.JobBench.START;
import static io.slipway.stream.JobBench.abortingGreen;
import static io.slipway.stream.JobBench.catchingUp;
import static io.slipway.stream.JobBench.deploy;
import static io.slipway.stream.JobBench.drainingBlue;
import static io.slipway.stream.JobBench.exited;
import static io.slipway.stream.JobBench.greenStarting;
import static io.slipway.stream.JobBench.job;
import static io.slipway.stream.JobBench.overdue;
import static io.slipway.stream.JobBench.pinned;
import static io.slipway.stream.JobBench.probed;
import static io.slipway.stream.JobBench.release;
import static io.slipway.stream.JobBench.retarget;
import static io.slipway.stream.JobBench.rollBack;
import static io.slipway.stream.JobBench.steady;
import static io.slipway.stream.JobBench.stopped;
import static io.slipway.stream.JobBench.undeployed;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Effect;
import io.slipway.machine.Refusal;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Policies;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import io.slipway.stream.StreamState.Phase;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamJobTest {

    @Test
    void startsItsFirstProcessWhenDeployed() {
        var bench = undeployed().tell(deploy(false));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 1, OLD, 0, OptionalLong.empty(), Policies.HANDOFF));
    }

    @Test
    void isDeployedOnce() {
        var bench = greenStarting().tell(deploy(false));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.effects()).isEmpty();
    }

    @Test
    void answersAnOrderBeforeItsDeploymentAsTooEarly() {
        var bench = undeployed().tell(release(1, NEW));

        assertThat(bench.refusal().map(Refusal::code)).contains("NOT_DEPLOYED");
        assertThat(bench.refusal().map(Refusal::isTooEarly)).contains(true);
    }

    @Test
    void startsGreenBesideBlueWithACheckpointSeededFromBlue() {
        var bench = steady().tell(release(1, NEW));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 2, NEW, 0, OptionalLong.of(1), Policies.HANDOFF));
        assertThat(bench.asked(EnsureStopped.class)).isEmpty();
        assertThat(bench.effects())
                .contains(new Effect.Wake("overdue", START.plus(Duration.ofMinutes(10)), overdue(2)));
    }

    @Test
    @DisplayName("A27: online means ready for as many probes in a row as the rules say")
    void takesGreenForOnlineOnlyAfterEnoughReadyProbes() {
        var bench = greenStarting().tell(probed(2, 1), probed(2, 2));

        assertThat(job(bench).handoff().orElseThrow().phase()).isEqualTo(Phase.GREEN_CATCHING_UP);
        assertThat(bench.asked(EnsureStopped.class)).isEmpty();

        bench.tell(probed(2, 3));

        assertThat(job(bench).handoff().orElseThrow().phase()).isEqualTo(Phase.DRAINING_BLUE);
        assertThat(bench.asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 1));
    }

    @Test
    void reportsItSettledWhenBlueIsGone() {
        var bench = drainingBlue().tell(stopped(1));

        assertThat(job(bench).isSteady()).isTrue();
        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Unwake("overdue"), new Effect.Tell(ACCOUNT, new JobReport.Settled(JOB, 1, NEW, 0)));
    }

    @Test
    void tellsABlueThatDoesNotDrainInTimeToStopAgain() {
        var bench = drainingBlue().tell(overdue(2));

        assertThat(bench.asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 1));
        assertThat(bench.effects())
                .contains(new Effect.Wake("overdue", START.plus(Duration.ofMinutes(10)), overdue(2)));
        assertThat(job(bench).handoff().orElseThrow().phase()).isEqualTo(Phase.DRAINING_BLUE);
    }

    @Test
    void tellsAnAbortedGreenThatDoesNotEndToStopAgain() {
        var bench = abortingGreen().tell(overdue(2));

        assertThat(bench.asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 2));
        assertThat(bench.tell(stopped(2)).asked(EnsureStarted.class)).hasSize(1);
    }

    @Test
    @DisplayName("A27: a green that is not online in time is given up")
    void keepsBlueWhenGreenIsOverdue() {
        var bench = catchingUp().tell(overdue(2));

        assertThat(bench.asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 2));
        assertThat(job(bench).blue().build()).isEqualTo(OLD);
    }

    @Test
    void triesAgainWithAFreshEpoch() {
        var bench = abortingGreen().tell(stopped(2));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 3, NEW, 0, OptionalLong.of(1), Policies.HANDOFF));
        assertThat(job(bench).handoff().orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void reportsFailureAndKeepsBlueAfterItsLastAttempt() {
        var bench = abortingGreen().tell(stopped(2), exited(3), stopped(3));

        assertThat(job(bench).isSteady()).isTrue();
        assertThat(job(bench).blue().build()).isEqualTo(OLD);
        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Failed(JOB, 1, OLD, 0, "out of memory"));
    }

    @Test
    void startsAfreshOnANewOrderAfterAFailure() {
        var bench = abortingGreen().tell(stopped(2), exited(3), stopped(3));

        bench.tell(release(2, NEW));

        assertThat(job(bench).handoff().orElseThrow().attempt()).isEqualTo(1);
        assertThat(job(bench).handoff().orElseThrow().epoch()).isEqualTo(4);
    }

    @Test
    void givesANewOrderForTheBuildOfAnAbortedGreenAllItsAttempts() {
        var bench = abortingGreen().tell(stopped(2), probed(3, 0));

        bench.tell(rollBack(2, OLD), release(3, NEW), stopped(3));

        assertThat(bench.told(JobReport.class)).isEmpty();
        assertThat(job(bench).handoff().orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("A25: a roll-back is a blue-green handoff too")
    void rollsBackBlueGreen() {
        var bench = drainingBlue().tell(stopped(1), rollBack(2, OLD));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 3, OLD, 0, OptionalLong.of(2), Policies.HANDOFF));
        assertThat(bench.asked(EnsureStopped.class)).isEmpty();
    }

    @Test
    void givesUpAnUnprovenGreenWhenTheLatestOrderWantsBlueAgain() {
        var bench = catchingUp().tell(rollBack(2, OLD), stopped(2));

        assertThat(job(bench).isSteady()).isTrue();
        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Settled(JOB, 2, OLD, 0));
    }

    @Test
    void goesStraightToTheLatestOfTwoTargets() {
        var bench = catchingUp().tell(release(2, PATCHED), stopped(2), probed(3, 3), stopped(1));

        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Settled(JOB, 2, PATCHED, 0));
    }

    @Test
    void letsADrainingBlueGoBeforeItTurnsRound() {
        var bench = drainingBlue().tell(rollBack(2, OLD));

        assertThat(bench.effects()).isEmpty();

        bench.tell(stopped(1));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 3, OLD, 0, OptionalLong.of(2), Policies.HANDOFF));
    }

    @Test
    void goesOnWithItsGreenForALaterOrderOfTheSameBuild() {
        var bench = catchingUp().tell(release(2, NEW));

        assertThat(bench.news()).hasOnlyElementsOfType(StreamEvent.TargetSet.class);

        bench.tell(probed(2, 3), stopped(1));

        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Settled(JOB, 2, NEW, 0));
    }

    @Test
    void probesItsGreenByTheRulesOfTheLatestOrder() {
        HandoffRules stricter =
                new HandoffRules(Duration.ofSeconds(10), 5, Duration.ofSeconds(10), Duration.ofMinutes(10), 2);
        var bench = catchingUp();

        bench.tell(
                new StreamCommand.Retarget(2, Trigger.PLATFORM_RELEASE, NEW, Definition.registered(false), stricter));

        assertThat(bench.asked(EnsureStarted.class))
                .containsExactly(new EnsureStarted(JOB, 2, NEW, 0, OptionalLong.of(1), stricter));
        assertThat(bench.tell(probed(2, 4)).news()).isEmpty();
        assertThat(bench.tell(probed(2, 5)).news()).containsExactly(new StreamEvent.GreenOnline(2));
    }

    @Test
    void takesNewRulesWithANewBuild() {
        HandoffRules patient =
                new HandoffRules(Duration.ofSeconds(10), 5, Duration.ofSeconds(10), Duration.ofMinutes(30), 2);
        var bench = steady().tell(new StreamCommand.Retarget(
                1, Trigger.PLATFORM_RELEASE, NEW, Definition.registered(false), patient));

        assertThat(bench.asked(EnsureStarted.class)).hasSize(1);
        assertThat(job(bench).handoff().orElseThrow().deadline()).isEqualTo(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void settlesAtOnceOnTheBuildItRuns() {
        var bench = steady().tell(release(1, OLD));

        assertThat(bench.effects()).containsExactly(new Effect.Tell(ACCOUNT, new JobReport.Settled(JOB, 1, OLD, 0)));
    }

    @Test
    void ignoresAnOrderThatALaterOneOvertook() {
        var bench = steady().tell(release(2, PATCHED), release(1, NEW));

        assertThat(bench.news()).isEmpty();
        assertThat(job(bench).handoff().orElseThrow().build()).isEqualTo(PATCHED);
    }

    @Test
    void repeatsItsReportToARepeatedOrder() {
        var bench = drainingBlue().tell(stopped(1), release(1, NEW));

        assertThat(bench.answer()).contains(new JobReport.Settled(JOB, 1, NEW, 0));
        assertThat(drainingBlue().tell(release(1, NEW)).answer()).isEmpty();
    }

    @Test
    @DisplayName("A16: no order of the platform moves a pinned job")
    void refusesThePlatformWhenPinned() {
        for (Trigger trigger : new Trigger[] {Trigger.PLATFORM_RELEASE, Trigger.ROLL_BACK}) {
            var bench = pinned().tell(retarget(1, trigger, NEW));

            assertThat(bench.refusal().map(Refusal::code)).contains("PINNED");
            assertThat(bench.refusal().map(Refusal::isTooEarly)).contains(false);
            assertThat(bench.effects()).isEmpty();
        }
    }

    @Test
    @DisplayName("A16: a pinned job follows its owner's apply, blue-green")
    void followsItsOwnerWhenPinned() {
        for (Trigger trigger : new Trigger[] {Trigger.RUNTIME_APPLY, Trigger.APPLY_SIDE_EFFECT}) {
            var bench = pinned().tell(retarget(1, trigger, NEW));

            assertThat(bench.asked(EnsureStarted.class)).hasSize(1);
            assertThat(bench.asked(EnsureStopped.class)).isEmpty();
        }
    }

    @Test
    @DisplayName("A16: a crash of a serving process is recovered from, it is no handoff")
    void leavesTheCrashOfAServingProcessToItsRuntime() {
        assertThat(steady().tell(exited(1)).news()).isEmpty();
        assertThat(drainingBlue().tell(exited(2)).news()).isEmpty();
    }

    @Test
    void ignoresWhatItHearsOfOtherEpochs() {
        var bench = abortingGreen().tell(stopped(2));
        assertThat(bench.tell(probed(2, 3)).news()).isEmpty();
        assertThat(bench.tell(exited(2)).news()).isEmpty();
        assertThat(bench.tell(stopped(2)).news()).isEmpty();
        assertThat(bench.tell(overdue(2)).news()).isEmpty();
        assertThat(bench.tell(stopped(1)).news()).isEmpty();
        assertThat(drainingBlue().tell(stopped(2)).news()).isEmpty();
        assertThat(drainingBlue().tell(probed(2, 3)).news()).isEmpty();
        assertThat(abortingGreen().tell(stopped(1)).news()).isEmpty();
        assertThat(abortingGreen().tell(probed(2, 3)).news()).isEmpty();
        assertThat(steady().tell(stopped(1)).news()).isEmpty();
        assertThat(steady().tell(probed(1, 3)).news()).isEmpty();
    }

    @Test
    void owesTheSameAgainAfterACrashInAnyPhase() {
        assertThat(undeployed().crash().effects()).isEmpty();
        assertThat(steady().crash().effects())
                .isEqualTo(undeployed().tell(deploy(false)).effects());
        assertThat(greenStarting().crash().effects())
                .containsAll(greenStarting().effects());
        assertThat(catchingUp().crash().effects()).containsAll(greenStarting().effects());
        assertThat(drainingBlue().crash().asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 1));
        assertThat(drainingBlue().crash().asked(EnsureStarted.class))
                .extracting(EnsureStarted::epoch)
                .containsExactly(2L);
        assertThat(abortingGreen().crash().asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 2));
        assertThat(abortingGreen().crash().asked(EnsureStarted.class))
                .extracting(EnsureStarted::epoch)
                .containsExactly(1L);
        assertThat(drainingBlue().tell(stopped(1)).crash().told(JobReport.class))
                .containsExactly(new JobReport.Settled(JOB, 1, NEW, 0));
    }
}
