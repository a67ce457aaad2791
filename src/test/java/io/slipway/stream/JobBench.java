package io.slipway.stream;

import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policies;
import io.slipway.stream.StreamState.Running;
import java.time.Duration;
import java.time.Instant;

/** One stream job on a bench, with the words of its owners and its runtime. */
final class JobBench {

    static final EntityId ACCOUNT = EntityId.of("account", "acme");
    static final EntityId JOB = EntityId.of("job", "acme/clicks");
    static final Build OLD = new Build("2026.47.0");
    static final Build NEW = new Build("2026.48.0");
    static final Build PATCHED = new Build("2026.48.1");
    static final Instant START = Instant.parse("2026-11-24T22:00:00Z");

    private JobBench() {}

    /** A job that has no process yet. */
    static Bench<StreamState, StreamEvent> undeployed() {
        return new Bench<>(new StreamJob(), JOB, START);
    }

    /** An unpinned job whose blue, epoch 1, runs {@link #OLD}. */
    static Bench<StreamState, StreamEvent> steady() {
        return undeployed().tell(deploy(false));
    }

    static Bench<StreamState, StreamEvent> pinned() {
        return undeployed().tell(deploy(true));
    }

    /** A job on its way to {@link #NEW} whose green is epoch 2. */
    static Bench<StreamState, StreamEvent> greenStarting() {
        return steady().tell(release(1, NEW));
    }

    static Bench<StreamState, StreamEvent> catchingUp() {
        return greenStarting().tell(probed(2, 0));
    }

    static Bench<StreamState, StreamEvent> drainingBlue() {
        return greenStarting().tell(probed(2, 3));
    }

    static Bench<StreamState, StreamEvent> abortingGreen() {
        return catchingUp().tell(exited(2));
    }

    /** A job whose owner recreates it; epoch 1 is to go. */
    static Bench<StreamState, StreamEvent> clearing() {
        return steady().tell(recreate(1));
    }

    /** Its first process after that, epoch 2, is not online yet. */
    static Bench<StreamState, StreamEvent> rebuilding() {
        return clearing().tell(stopped(1));
    }

    static Bench<StreamState, StreamEvent> retired() {
        return steady().tell(retire(1), stopped(1));
    }

    static Running job(Bench<StreamState, StreamEvent> bench) {
        return (Running) bench.state();
    }

    static StreamCommand deploy(boolean pinned) {
        return new StreamCommand.Deploy(ACCOUNT, OLD, Definition.registered(pinned), Policies.HANDOFF);
    }

    static StreamCommand release(long order, Build build) {
        return retarget(order, Trigger.PLATFORM_RELEASE, build);
    }

    static StreamCommand rollBack(long order, Build build) {
        return retarget(order, Trigger.ROLL_BACK, build);
    }

    static StreamCommand retarget(long order, Trigger trigger, Build build) {
        return retarget(order, trigger, build, Definition.registered(false));
    }

    static StreamCommand retarget(long order, Trigger trigger, Build build, Definition definition) {
        return new StreamCommand.Retarget(order, trigger, build, definition, Policies.HANDOFF);
    }

    static StreamCommand recreate(long order) {
        return retarget(order, Trigger.APPLY_SIDE_EFFECT, OLD, Definition.created(order, false));
    }

    static StreamCommand create(long order) {
        return new StreamCommand.Deploy(ACCOUNT, OLD, Definition.created(order, false), Policies.HANDOFF);
    }

    static StreamCommand retire(long order) {
        return new StreamCommand.Retire(ACCOUNT, order);
    }

    static StreamCommand probed(long epoch, int ready) {
        return new StreamCommand.Probed(epoch, ready, Duration.ofSeconds(5));
    }

    static StreamCommand exited(long epoch) {
        return new StreamCommand.Exited(epoch, "out of memory");
    }

    static StreamCommand stopped(long epoch) {
        return new StreamCommand.Stopped(epoch);
    }

    static StreamCommand overdue(long epoch) {
        return new StreamCommand.HandoffOverdue(epoch);
    }
}
