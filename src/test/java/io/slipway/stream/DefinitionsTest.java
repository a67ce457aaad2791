package io.slipway.stream;

import static io.slipway.stream.JobBench.ACCOUNT;
import static io.slipway.stream.JobBench.JOB;
import static io.slipway.stream.JobBench.NEW;
import static io.slipway.stream.JobBench.OLD;
import static io.slipway.stream.JobBench.catchingUp;
import static io.slipway.stream.JobBench.clearing;
import static io.slipway.stream.JobBench.drainingBlue;
import static io.slipway.stream.JobBench.exited;
import static io.slipway.stream.JobBench.job;
import static io.slipway.stream.JobBench.overdue;
import static io.slipway.stream.JobBench.pinned;
import static io.slipway.stream.JobBench.probed;
import static io.slipway.stream.JobBench.rebuilding;
import static io.slipway.stream.JobBench.recreate;
import static io.slipway.stream.JobBench.release;
import static io.slipway.stream.JobBench.retarget;
import static io.slipway.stream.JobBench.retire;
import static io.slipway.stream.JobBench.retired;
import static io.slipway.stream.JobBench.steady;
import static io.slipway.stream.JobBench.stopped;
import static io.slipway.stream.JobBench.undeployed;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Build;
import io.slipway.machine.Effect;
import io.slipway.machine.Refusal;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What owners' applies make of a stream job. */
class DefinitionsTest {

    private static final Definition FIRST = Definition.registered(false);
    private static final Build RUNTIME = new Build("0.9.3");

    @Test
    void isHandedOffForAnotherDefinitionOfTheSameBuild() {
        var bench = steady().tell(retarget(1, Trigger.APPLY_SIDE_EFFECT, OLD, FIRST.changed(1, false)));

        assertThat(bench.asked(EnsureStarted.class)).singleElement().satisfies(start -> {
            assertThat(start.build()).isEqualTo(OLD);
            assertThat(start.revision()).isEqualTo(1);
            assertThat(start.seed()).isEqualTo(OptionalLong.of(1));
        });
        assertThat(bench.asked(EnsureStopped.class)).isEmpty();
    }

    @Test
    @DisplayName("5.1: with invalidated checkpoints green starts from an empty one")
    void startsGreenWithoutASeedWhenCheckpointsAreInvalidated() {
        var bench = steady().tell(retarget(1, Trigger.APPLY_SIDE_EFFECT, OLD, FIRST.invalidated(1, false)));

        assertThat(bench.asked(EnsureStarted.class))
                .extracting(EnsureStarted::seed)
                .containsOnly(OptionalLong.empty());
    }

    @Test
    void remembersAnInvalidationThatALaterOrderOvertook() {
        Definition second = FIRST.invalidated(1, false).changed(2, false);

        var bench = steady().tell(retarget(2, Trigger.APPLY_SIDE_EFFECT, OLD, second));

        assertThat(bench.asked(EnsureStarted.class))
                .extracting(EnsureStarted::seed)
                .containsOnly(OptionalLong.empty());
    }

    @Test
    void isPinnedOnceAnApplyPinsIt() {
        var bench = steady().tell(
                        retarget(1, Trigger.RUNTIME_APPLY, RUNTIME, FIRST.changed(1, true)), probed(2, 3), stopped(1));

        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Settled(JOB, 1, RUNTIME, 1));
        assertThat(bench.tell(release(2, NEW)).refusal().map(Refusal::code)).contains("PINNED");
    }

    @Test
    void followsReleasesAgainOnceAnApplyUnpinsIt() {
        Definition unpinned = Definition.registered(true).changed(1, false);
        var bench = pinned().tell(retarget(1, Trigger.RUNTIME_APPLY, NEW, unpinned), probed(2, 3), stopped(1));

        bench.tell(retarget(2, Trigger.PLATFORM_RELEASE, JobBench.PATCHED, unpinned));

        assertThat(bench.asked(EnsureStarted.class)).hasSize(1);
    }

    @Test
    void staysUnpinnedWhenThePinFailed() {
        var bench = steady().tell(
                        retarget(1, Trigger.RUNTIME_APPLY, RUNTIME, FIRST.changed(1, true)),
                        exited(2),
                        stopped(2),
                        exited(3),
                        stopped(3));
        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Failed(JOB, 1, OLD, 0, "out of memory"));

        assertThat(bench.tell(release(2, NEW)).asked(EnsureStarted.class)).hasSize(1);
    }

    @Test
    void refusesAPlatformsOrderThatWouldChangeItsDefinition() {
        var bench = steady().tell(retarget(1, Trigger.PLATFORM_RELEASE, NEW, Definition.created(1, false)));

        assertThat(bench.refusal().map(Refusal::code)).contains("NOT_THE_OWNERS");
    }

    @Test
    @DisplayName("5.2: a recreate stops what runs, then starts from nothing")
    void stopsEveryProcessBeforeItStartsAnew() {
        var bench = catchingUp().tell(recreate(2));
        assertThat(bench.asked(EnsureStopped.class))
                .extracting(EnsureStopped::epoch)
                .containsExactly(1L, 2L);
        assertThat(bench.effects()).contains(new Effect.Unwake("overdue"));

        assertThat(bench.tell(stopped(2)).asked(EnsureStarted.class)).isEmpty();
        bench.tell(stopped(1));

        assertThat(bench.asked(EnsureStarted.class)).singleElement().satisfies(start -> {
            assertThat(start.epoch()).isEqualTo(3);
            assertThat(start.seed()).isEmpty();
        });
        assertThat(bench.told(JobReport.class)).isEmpty();
        assertThat(bench.tell(probed(3, 3)).told(JobReport.class))
                .containsExactly(new JobReport.Settled(JOB, 2, OLD, 2));
    }

    @Test
    void triesARebuildAgainAndThenSaysThatItIsNotOnline() {
        var bench = rebuilding().tell(overdue(2));
        assertThat(bench.asked(EnsureStopped.class))
                .extracting(EnsureStopped::epoch)
                .containsExactly(2L);

        bench.tell(stopped(2), exited(3));

        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Failed(JOB, 1, OLD, 1, "out of memory"));
    }

    @Test
    void letsARebuiltProcessComeOnlineBeforeItIsReleased() {
        Definition rebuilt = Definition.created(1, false);
        var bench = rebuilding().tell(retarget(2, Trigger.PLATFORM_RELEASE, NEW, rebuilt));
        assertThat(bench.effects()).isEmpty();

        bench.tell(probed(2, 3));

        assertThat(bench.asked(EnsureStarted.class))
                .extracting(EnsureStarted::build)
                .containsExactly(NEW);
    }

    @Test
    void endsForGoodWhenItIsDeleted() {
        var bench = drainingBlue().tell(retire(2), stopped(1), stopped(2));

        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Retired(JOB, 2));
        assertThat(bench.tell(release(1, NEW)).news()).isEmpty();
        assertThat(bench.tell(JobBench.deploy(false)).news()).isEmpty();
        assertThat(bench.tell(probed(2, 3)).news()).isEmpty();
        assertThat(bench.tell(retire(2)).answer()).contains(new JobReport.Retired(JOB, 2));
        assertThat(bench.crash().effects()).containsExactly(new Effect.Tell(ACCOUNT, new JobReport.Retired(JOB, 2)));
    }

    @Test
    void startsUnderAFreshEpochWhenItIsCreatedAgain() {
        var bench = retired().tell(JobBench.create(2));

        assertThat(bench.asked(EnsureStarted.class))
                .extracting(EnsureStarted::epoch)
                .containsExactly(2L);
        assertThat(bench.told(JobReport.class)).containsExactly(new JobReport.Settled(JOB, 2, OLD, 2));
    }

    @Test
    void isCreatedAgainWhileItIsStillBeingDeleted() {
        var bench = steady().tell(retire(1), JobBench.create(2), stopped(1));

        assertThat(bench.asked(EnsureStarted.class))
                .extracting(EnsureStarted::epoch)
                .containsExactly(2L);
        assertThat(bench.tell(probed(2, 3)).told(JobReport.class))
                .containsExactly(new JobReport.Settled(JOB, 2, OLD, 2));
    }

    @Test
    void neverStartsWhenItsDeletionOvertakesItsCreation() {
        var bench = undeployed().tell(retire(3), JobBench.create(2));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.tell(retarget(4, Trigger.APPLY_SIDE_EFFECT, OLD, Definition.created(4, false)))
                        .refusal()
                        .map(Refusal::isTooEarly))
                .contains(true);
    }

    @Test
    void owesTheStopsAgainAfterACrash() {
        assertThat(clearing().crash().asked(EnsureStopped.class)).containsExactly(new EnsureStopped(JOB, 1));
        assertThat(rebuilding().crash().effects()).containsAll(rebuilding().effects());
        assertThat(job(rebuilding()).blue().epoch()).isEqualTo(2);
    }
}
