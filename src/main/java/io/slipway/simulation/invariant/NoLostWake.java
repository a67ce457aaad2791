package io.slipway.simulation.invariant;

import io.slipway.account.AccountEvent;
import io.slipway.account.AccountState;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.witness.Timers;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamState;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * I5: whatever is due is looked at when it is due. Each timer that a resting state owes is pending at its instant, or at once if that
 * has passed; and no timer rings late.
 *
 * <p>To ask a state what it owes takes longer than most decisions, and for a wave or the train it grows with the fleet. So a rest is
 * passed over when only {@link QuietEvents} led to it; but after a crash none is, and otherwise every {@value #SAMPLE}th is not.
 */
final class NoLostWake {

    static final int SAMPLE = 1024;

    private static final String NAME = "I5";

    private final Violations violations;
    private final Machines machines;
    private final Duration clockError;
    private @Nullable Machine<Object, Command, Event> job;
    private @Nullable Machine<Object, Command, Event> account;
    private boolean quiet = true;
    private int quietRests;
    private @Nullable EntityId passedOver;
    private Instant clockOfPassedOver = Instant.MIN;
    private @Nullable Object stateOfPassedOver;
    private @Nullable Timers timersOfPassedOver;

    NoLostWake(Violations violations, Machines machines, Duration clockError) {
        this.violations = violations;
        this.clockError = clockError;
        this.machines = machines;
    }

    void job(StreamEvent event) {
        quiet &= QuietEvents.contains(event);
    }

    void account(AccountEvent event) {
        quiet &= QuietEvents.contains(event);
    }

    void wave(WaveEvent event) {
        quiet &= QuietEvents.contains(event);
    }

    void train(TrainEvent event) {
        quiet &= QuietEvents.contains(event);
    }

    void rested(Instant at, EntityId entity, Object state, Timers timers) {
        if (quiet && ++quietRests % SAMPLE != 0) {
            passedOver = entity;
            clockOfPassedOver = at;
            stateOfPassedOver = state;
            timersOfPassedOver = timers;
            return;
        }
        quiet = true;
        passedOver = null;
        check(at, entity, state, timers);
    }

    /** A crash takes timers with it, so a rest after one is never passed over, whichever is heard of first. */
    void crashed(EntityId entity) {
        if (passedOver != null
                && passedOver.equals(entity)
                && stateOfPassedOver != null
                && timersOfPassedOver != null) {
            check(clockOfPassedOver, entity, stateOfPassedOver, timersOfPassedOver);
        }
        quiet = false;
    }

    private void check(Instant at, EntityId entity, Object state, Timers timers) {
        List<Effect> owed = machine(entity, state).owed(state, at);
        for (int i = 0; i < owed.size(); i++) {
            if (owed.get(i) instanceof Effect.Wake wake) {
                pending(at, entity, wake, timers.at(wake.key()));
            }
        }
    }

    void rang(Instant at, EntityId entity, String key, Instant due) {
        if (violations.fails(!at.isAfter(due))) {
            violations.add(NAME, at, entity, "timer " + key + " rings late: it was due at " + due);
        }
    }

    private void pending(Instant at, EntityId entity, Effect.Wake wake, Optional<Instant> set) {
        Instant due = wake.at().isBefore(at) ? at : wake.at();
        if (violations.fails(set.isPresent() && (set.get().equals(due) || jumped(at, set.get(), due)))) {
            String found = set.isPresent() ? "it is set for " + set.get() : "it is not set";
            violations.add(NAME, at, entity, "timer " + wake.key() + " is owed at " + due + ", and " + found);
        }
    }

    /** A clock that jumps over an instant rings all at once that was due meanwhile. */
    private boolean jumped(Instant at, Instant set, Instant due) {
        return !clockError.isZero() && !set.isAfter(at) && due.equals(at);
    }

    /** Looking a machine up by its address takes time, and most rests are those of jobs and accounts. */
    private Machine<Object, Command, Event> machine(EntityId entity, Object state) {
        if (state instanceof StreamState) {
            if (job == null) {
                job = machines.of(entity);
            }
            return job;
        } else if (state instanceof AccountState) {
            if (account == null) {
                account = machines.of(entity);
            }
            return account;
        }
        return machines.of(entity);
    }
}
