package io.slipway.wave;

import io.slipway.account.AccountReport;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policies;
import io.slipway.wave.WaveState.Run;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One run on a bench: five accounts, two at a time, with the words of its train and its accounts. */
final class RunBench {

    static final EntityId TRAIN = EntityId.of("train", "main");
    static final EntityId RUN = EntityId.of("wave", "2026.48/wave-1");
    static final Build OLD = new Build("2026.47.0");
    static final Build NEW = new Build("2026.48.0");
    static final Instant OPENS = Instant.parse("2026-11-24T22:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-11-25T00:00:00Z");

    private RunBench() {}

    static Bench<WaveState, WaveEvent> unopened() {
        return new Bench<>(new Wave(), RUN, OPENS);
    }

    static Bench<WaveState, WaveEvent> opened() {
        return unopened().tell(open(1, 5));
    }

    /** All five accounts are updated. */
    static Bench<WaveState, WaveEvent> ended() {
        return opened().tell(updated(1), updated(2), updated(3), updated(4), updated(5));
    }

    /** Account 1 is updated; accounts 2 and 3 were in flight when the roll-back came. */
    static Bench<WaveState, WaveEvent> rollingBack() {
        return opened().tell(updated(1), rollBack(2));
    }

    static Bench<WaveState, WaveEvent> shut() {
        return unopened().tell(rollBack(2));
    }

    static Run run(Bench<WaveState, WaveEvent> bench) {
        return (Run) bench.state();
    }

    static EntityId account(int number) {
        return EntityId.of("account", "a" + number);
    }

    static List<EntityId> accounts(int... numbers) {
        return IntStream.of(numbers).mapToObj(RunBench::account).toList();
    }

    static WaveCommand open(long order, int roster) {
        return open(
                order,
                IntStream.rangeClosed(1, roster).mapToObj(RunBench::account).toList(),
                2);
    }

    static WaveCommand open(long order, List<EntityId> roster, int concurrency) {
        return new WaveCommand.Open(order, TRAIN, NEW, OLD, CLOSES, new Pacing(concurrency), Policies.HANDOFF, roster);
    }

    static WaveCommand halt(long order) {
        return new WaveCommand.Halt(order, "a regression");
    }

    static WaveCommand resume(long order) {
        return new WaveCommand.Resume(order);
    }

    static WaveCommand rollBack(long order) {
        return new WaveCommand.RollBack(order, TRAIN);
    }

    static WaveCommand closeWindow() {
        return new WaveCommand.CloseWindow();
    }

    static AccountReport updated(int number) {
        return new AccountReport.Updated(account(number), NEW);
    }

    static AccountReport failed(int number) {
        return new AccountReport.UpdateFailed(account(number), "a job failed");
    }

    static AccountReport tooLate(int number) {
        return new AccountReport.TooLate(account(number));
    }

    static AccountReport rolledBack(int number) {
        return new AccountReport.RolledBack(account(number), OLD);
    }

    static AccountReport handNeeded(int number) {
        return new AccountReport.HandNeeded(account(number), "a job is stuck");
    }
}
