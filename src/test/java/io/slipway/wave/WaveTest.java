package io.slipway.wave;

import static io.slipway.wave.RunBench.CLOSES;
import static io.slipway.wave.RunBench.NEW;
import static io.slipway.wave.RunBench.OLD;
import static io.slipway.wave.RunBench.RUN;
import static io.slipway.wave.RunBench.TRAIN;
import static io.slipway.wave.RunBench.account;
import static io.slipway.wave.RunBench.accounts;
import static io.slipway.wave.RunBench.closeWindow;
import static io.slipway.wave.RunBench.ended;
import static io.slipway.wave.RunBench.failed;
import static io.slipway.wave.RunBench.halt;
import static io.slipway.wave.RunBench.handNeeded;
import static io.slipway.wave.RunBench.open;
import static io.slipway.wave.RunBench.opened;
import static io.slipway.wave.RunBench.resume;
import static io.slipway.wave.RunBench.rollBack;
import static io.slipway.wave.RunBench.rolledBack;
import static io.slipway.wave.RunBench.rollingBack;
import static io.slipway.wave.RunBench.run;
import static io.slipway.wave.RunBench.shut;
import static io.slipway.wave.RunBench.tooLate;
import static io.slipway.wave.RunBench.unopened;
import static io.slipway.wave.RunBench.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountCommand.RollBack;
import io.slipway.account.AccountCommand.Update;
import io.slipway.machine.Bench;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.wave.RunReport.AccountFailed;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.WaveState.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaveTest {

    @Test
    void startsAsManyAccountsAsItsPacingAllows() {
        var bench = unopened().tell(open(1, 5));

        Update update = new Update(1, RUN, NEW, CLOSES, Policies.HANDOFF);
        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Wake("closes", CLOSES, closeWindow()),
                        new Tell(account(1), update),
                        new Tell(account(2), update));
    }

    @Test
    void startsTheNextAccountWhenOneIsDone() {
        var bench = opened().tell(updated(2));

        assertThat(started(bench)).isEqualTo(accounts(3));
    }

    @Test
    void startsTheNextAccountWhenOneFailedAndTellsItsTrain() {
        var bench = opened().tell(failed(1));

        assertThat(started(bench)).isEqualTo(accounts(3));
        assertThat(bench.told(AccountFailed.class)).containsExactly(new AccountFailed(RUN, account(1), "a job failed"));
    }

    @Test
    void endsWhenEveryAccountIsDone() {
        var bench = opened().tell(updated(1), failed(2), updated(3), updated(4), updated(5));

        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Unwake("closes"),
                        new Tell(
                                TRAIN,
                                new RunReport.Ended(
                                        RUN,
                                        new Tally(5, 4, 1, 0, false),
                                        List.of(new AccountFailed(RUN, account(2), "a job failed")))));
    }

    @Test
    @DisplayName("A32: an empty roster is allowed, and recorded")
    void endsAtOnceWithAnEmptyRoster() {
        var bench = unopened().tell(open(1, 0));

        assertThat(ending(bench)).isEqualTo(new Tally(0, 0, 0, 0, false));
    }

    @Test
    @DisplayName("A12: in-flight accounts finish, the unstarted ones are reported")
    void startsNothingMoreOnceItsWindowHasClosed() {
        var bench = opened().at(CLOSES).tell(closeWindow());
        assertThat(bench.effects()).isEmpty();

        bench.after(Duration.ofMinutes(3)).tell(updated(1));
        assertThat(bench.effects()).isEmpty();

        bench.tell(updated(2));

        assertThat(ending(bench)).isEqualTo(new Tally(5, 2, 0, 3, false));
        assertThat(ending(bench).reachedAll()).isFalse();
    }

    @Test
    @DisplayName("A13: starts at 15:59:59.999, not at 16:00:00")
    void startsNothingAtTheEndOfItsWindowEvenBeforeItsTimer() {
        var justBefore = opened().at(CLOSES.minusMillis(1)).tell(updated(1));
        var atTheEnd = opened().at(CLOSES).tell(updated(1));

        assertThat(started(justBefore)).isEqualTo(accounts(3));
        assertThat(started(atTheEnd)).isEmpty();
    }

    @Test
    @DisplayName("A12: an order that reached its account too late leaves it over")
    void countsAnAccountThatWasToldTooLateAsLeftOver() {
        var bench = opened().at(CLOSES).tell(closeWindow(), updated(1), tooLate(2));

        assertThat(ending(bench)).isEqualTo(new Tally(5, 1, 0, 4, false));
    }

    @Test
    void startsNothingWhenItsOpeningComesAfterItsWindow() {
        var bench = unopened().at(CLOSES).tell(open(1, 5));
        assertThat(started(bench)).isEmpty();

        bench.tell(closeWindow());

        assertThat(ending(bench)).isEqualTo(new Tally(5, 0, 0, 5, false));
    }

    @Test
    void startsNothingWhileHalted() {
        var bench = opened().tell(halt(2), updated(1), updated(2));

        assertThat(started(bench)).isEmpty();
        assertThat(run(bench).phase()).isEqualTo(Phase.HALTED);
    }

    @Test
    void goesOnWhenResumed() {
        var bench = opened().tell(halt(2), updated(1), resume(3));

        assertThat(started(bench)).isEqualTo(accounts(3));
    }

    @Test
    void endsHaltedWhenItIsNotResumedInItsWindow() {
        var bench = opened().tell(halt(2), updated(1), updated(2)).at(CLOSES).tell(closeWindow());

        assertThat(ending(bench)).isEqualTo(new Tally(5, 2, 0, 3, true));
    }

    @Test
    void endsWithoutAHaltWhenNothingWasLeftToStart() {
        var bench = unopened().tell(open(1, 2), halt(2), updated(1), updated(2));

        assertThat(ending(bench)).isEqualTo(new Tally(2, 2, 0, 0, false));
    }

    @Test
    void followsTheHighestOrderWhateverTheOrderOfArrival() {
        var lateHalt = opened().tell(halt(2), resume(3), halt(2));
        var overtakenHalt = opened().tell(resume(3), halt(2));
        var lateResume = opened().tell(halt(2), resume(3), halt(4), resume(3));

        assertThat(run(lateHalt).phase()).isEqualTo(Phase.RELEASING);
        assertThat(run(overtakenHalt).phase()).isEqualTo(Phase.RELEASING);
        assertThat(run(lateResume).phase()).isEqualTo(Phase.HALTED);
    }

    @Test
    void answersAHaltBeforeItsOpeningAsTooEarly() {
        var bench = unopened().tell(halt(2));

        assertThat(bench.refusal().map(Refusal::code)).contains("NOT_OPEN");
        assertThat(bench.refusal().map(Refusal::isTooEarly)).contains(true);
    }

    @Test
    void opensOnce() {
        assertThat(opened().tell(open(1, 5)).news()).isEmpty();
        assertThat(ended().tell(open(1, 5)).news()).isEmpty();
        assertThat(rollingBack().tell(open(1, 5)).news()).isEmpty();
    }

    @Test
    void opensAgainWhenItIsOverAndItsReleaseIsProposedAgain() {
        assertThat(started(ended().tell(open(9, 5)))).isEqualTo(accounts(1, 2));
        assertThat(started(shut().tell(open(9, 5)))).isEqualTo(accounts(1, 2));
        assertThat(opened().tell(open(9, 5)).news()).isEmpty();
    }

    @Test
    void ignoresReportsOfAccountsThatAreNotInFlight() {
        assertThat(opened().tell(updated(3)).news()).isEmpty();
        assertThat(opened().tell(updated(1), updated(1)).news()).isEmpty();
        assertThat(ended().tell(updated(1)).news()).isEmpty();
        assertThat(opened().tell(rolledBack(1)).news()).isEmpty();
        assertThat(opened().tell(handNeeded(1)).news()).isEmpty();
    }

    @Test
    @DisplayName("A4: those still moving to the abandoned build turn round first")
    void rollsBackEveryTouchedAccountAndNoOther() {
        var bench = rollingBack();
        assertThat(turnedRound(bench)).isEqualTo(accounts(2, 3));

        bench.tell(rolledBack(3));
        assertThat(turnedRound(bench)).isEqualTo(accounts(1));

        bench.tell(rolledBack(1), rolledBack(2));
        assertThat(bench.effects()).containsExactly(new Tell(TRAIN, new RunReport.RolledBack(RUN, 3, List.of())));
    }

    @Test
    void rollsBackInItsOwnOrderAtItsPaceAfterItHasEnded() {
        var bench = ended().at(CLOSES.plus(Duration.ofHours(8))).tell(rollBack(2));

        assertThat(turnedRound(bench)).isEqualTo(accounts(1, 2));
        assertThat(bench.told(RollBack.class)).containsOnly(new RollBack(2, RUN, OLD, Policies.HANDOFF));
        assertThat(bench.effects()).contains(new Effect.Unwake("closes"));
    }

    @Test
    void listsTheAccountsItCouldNotTakeBack() {
        var bench = rollingBack().tell(rolledBack(2), handNeeded(3), rolledBack(1));

        RunReport report = new RunReport.RolledBack(RUN, 3, List.of(new Stranded(account(3), "a job is stuck")));
        assertThat(bench.effects()).containsExactly(new Tell(TRAIN, report));
        assertThat(bench.journal()).contains(new WaveEvent.RolledBack(3, 1));
        assertThat(bench.tell(rollBack(2)).answer()).contains(report);
    }

    @Test
    void hasNothingToRollBackWhenItTouchedNobody() {
        var bench = unopened().at(CLOSES).tell(open(1, 5), rollBack(2));

        assertThat(bench.told(RunReport.class)).containsExactly(new RunReport.RolledBack(RUN, 0, List.of()));
    }

    @Test
    void ignoresLateNewsOfTheUpdatesItTakesBack() {
        var bench = rollingBack();

        assertThat(bench.tell(updated(2)).news()).isEmpty();
        assertThat(bench.tell(failed(2)).news()).isEmpty();
        assertThat(bench.tell(tooLate(2)).news()).isEmpty();
        assertThat(bench.tell(closeWindow()).news()).isEmpty();
        assertThat(bench.tell(halt(7)).news()).isEmpty();
        assertThat(bench.tell(resume(8)).news()).isEmpty();
        assertThat(bench.tell(rollBack(2)).news()).isEmpty();
    }

    @Test
    void neverOpensOnceARollBackOvertookTheOpening() {
        var bench = unopened().tell(rollBack(2));
        assertThat(bench.told(RunReport.class)).containsExactly(new RunReport.RolledBack(RUN, 0, List.of()));

        bench.tell(open(1, 5));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.tell(rollBack(2)).answer()).contains(new RunReport.RolledBack(RUN, 0, List.of()));
    }

    @Test
    void keepsTheTallyOfItsEndingWhenItIsRolledBack() {
        var bench = ended().tell(rollBack(2), rolledBack(1));

        assertThat(run(bench).ended()).contains(new Tally(5, 5, 0, 0, false));
    }

    @Test
    void owesTheSameAgainAfterACrashInAnyPhase() {
        assertThat(unopened().crash().effects()).isEmpty();
        assertThat(opened().crash().effects()).containsExactlyInAnyOrderElementsOf(opened().effects());
        assertThat(ended().crash().effects())
                .containsAll(ended().told(RunReport.class).stream()
                        .map(report -> new Tell(TRAIN, report))
                        .toList());
        assertThat(rollingBack().crash().told(RollBack.class)).hasSize(2);
        assertThat(rollingBack().crash().told(Update.class)).isEmpty();
        assertThat(shut().crash().effects()).isEqualTo(shut().effects());
        var back = rollingBack().tell(rolledBack(2), rolledBack(3), rolledBack(1));
        assertThat(back.crash().told(RunReport.RolledBack.class)).hasSize(1);
        var closed = opened().at(CLOSES).tell(closeWindow());
        assertThat(closed.crash().effects()).hasOnlyElementsOfType(Tell.class).hasSize(2);
        assertThat(opened().tell(failed(1)).crash().told(AccountFailed.class)).hasSize(1);
    }

    private static List<EntityId> started(Bench<WaveState, WaveEvent> bench) {
        return toldTo(bench, Update.class);
    }

    private static List<EntityId> turnedRound(Bench<WaveState, WaveEvent> bench) {
        return toldTo(bench, RollBack.class);
    }

    private static List<EntityId> toldTo(Bench<WaveState, WaveEvent> bench, Class<?> kind) {
        return bench.effects().stream()
                .filter(effect -> effect instanceof Tell tell && kind.isInstance(tell.command()))
                .map(effect -> ((Tell) effect).to())
                .toList();
    }

    private static Tally ending(Bench<WaveState, WaveEvent> bench) {
        assertThat(bench.told(RunReport.Ended.class)).hasSize(1);
        return bench.told(RunReport.Ended.class).get(0).tally();
    }
}
