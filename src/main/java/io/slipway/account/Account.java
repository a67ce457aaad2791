package io.slipway.account;

import io.slipway.account.AccountState.Direction;
import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.Switch;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.AccountState.Unregistered;
import io.slipway.account.Works.Pending;
import io.slipway.feature.Plan;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Machine;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.JobReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account in a release (DOMAIN 10.3). At every instant exactly one build answers its requests.
 *
 * <pre>
 * at rest -UpdateStarted-> FORWARD: each unpinned job is handed off -ServingSwitchStarted-> -UpdateFinished-> at rest
 *                             | a job fails, or the switch is never confirmed
 *                             +-RevertStarted-> REVERT: the same way, back to what it had -UpdateFailed-> at rest
 * any move, or at rest -RollBackStarted-> BACK: the same way, to the baseline -RollBackFinished | HandNeeded-> at rest
 * </pre>
 *
 * <p>Orders come numbered by the train, and the highest wins whatever the order of arrival: a late update of a run that was rolled
 * back starts nothing. Every move ends with the serving switch, even a revert that may find nothing to switch: the port is asked for a
 * state, not a step. Pinned jobs are never part of a move (fact F15).
 *
 * <pre>
 * -ApplyStarted-> each changed stream: -StreamApplied | StreamKept-> -ApplyFinished (all applied) | ApplyFailed-> nothing under way
 * </pre>
 *
 * <p>An apply and a move may overlap in any way; they meet only at the jobs. The law of it:
 *
 * <ul>
 *   <li>The account alone gives its jobs orders, each numbered higher than the last and each the whole target: the build of the move
 *       under way, else what is served, and the definition of the apply under way, else what was applied. The number of an apply's
 *       first order is its revision. So a later order stands in for every earlier one, and none needs to arrive.
 *   <li>A report counts for a move if it is about the move's order or a later one and names its build; for an apply, if it is about
 *       the last order that its stream was given and names its revision. One report can count for both.
 *   <li>A job that an apply is changing belongs to a move if it is unpinned before the apply or after it, and the move waits until the
 *       apply is through with it: only then it is certain whether a release may move the job at all. Meanwhile its orders carry the
 *       owner's trigger; the platform's is used only when nothing of the owner's is on its way.
 *   <li>An order that carried an apply and failed fails the apply. The move asks the job once more with what it had before: an owner's
 *       change never fails a release. A job that fails an order without an apply fails the move, and the apply goes on.
 *   <li>A revert or a roll-back replaces the move and leaves the apply: its streams get the new build with the new definition.
 * </ul>
 */
public final class Account implements Machine<AccountState, Command, AccountEvent> {

    static final String SWITCH = "switch";

    /** How long the serving tier may take to confirm, and how often it is asked before the move gives up. */
    static final Duration SWITCH_PATIENCE = Duration.ofMinutes(2);

    static final int SWITCH_ATTEMPTS = 5;

    private final Application application;

    public Account() {
        this(Plan::of);
    }

    Account(Application.Planner planner) {
        this.application = new Application(planner);
    }

    @Override
    public AccountState empty(EntityId id) {
        return new Unregistered(id);
    }

    @Override
    public Decision<AccountEvent> decide(AccountState state, Command command, Instant now) {
        if (state instanceof Tenant tenant) {
            if (command instanceof JobReport.Settled settled) {
                return onSettled(tenant, settled, now);
            } else if (command instanceof AccountCommand.Update update) {
                return onUpdate(tenant, update, now);
            } else if (command instanceof AccountCommand.ServingSwitched switched) {
                return onSwitched(tenant, switched);
            } else if (command instanceof JobReport.Failed failed) {
                return onFailed(tenant, failed, now);
            } else if (command instanceof AccountCommand.RollBack rollBack) {
                return onRollBack(tenant, rollBack, now);
            } else if (command instanceof AccountCommand.SwitchOverdue overdue) {
                return onOverdue(tenant, overdue, now);
            } else if (command instanceof AccountCommand.Apply apply) {
                return application.begin(tenant, apply);
            } else if (command instanceof JobReport.Retired retired) {
                return onRetired(tenant, retired, now);
            } else if (command instanceof AccountCommand.Register) {
                return Decision.already(new AccountReport.Joined(tenant.id()));
            }
        } else if (command instanceof AccountCommand.Register register) {
            return Decision.happened(new AccountEvent.Registered(
                    register.train(), register.kind(), register.build(), register.jobs(), register.rules()));
        } else if (command instanceof AccountCommand || command instanceof JobReport) {
            return Decision.refused(new AccountRefusal.NotRegistered(state.id()));
        }
        throw new IllegalArgumentException("not a command of an account: " + command);
    }

    private static Decision<AccountEvent> onUpdate(Tenant tenant, AccountCommand.Update update, Instant now) {
        if (update.order() <= tenant.heard()) {
            return heardBefore(tenant, update.order());
        }
        if (tenant.move().filter(move -> move.direction() == Direction.BACK).isPresent()) {
            return Decision.already(new AccountReport.UpdateFailed(tenant.id(), "it is still being rolled back"));
        }
        if (!now.isBefore(update.startBefore())) {
            return Decision.already(new AccountReport.TooLate(tenant.id()));
        }
        long order = tenant.order() + 1;
        AccountEvent started = new AccountEvent.UpdateStarted(order, update.order(), update.wave(), update.build());
        return begin(tenant, update.rules(), started, order, now);
    }

    private static Decision<AccountEvent> onRollBack(Tenant tenant, AccountCommand.RollBack back, Instant now) {
        if (back.order() <= tenant.heard()) {
            return heardBefore(tenant, back.order());
        }
        boolean home = tenant.serving().equals(back.baseline());
        if (home && tenant.move().isEmpty() && tenant.needsHand().isEmpty()) {
            return Decision.happened(new AccountEvent.NothingToRollBack(back.order(), back.wave(), back.baseline()));
        }
        long order = tenant.order() + 1;
        AccountEvent started = new AccountEvent.RollBackStarted(order, back.order(), back.wave(), back.baseline());
        return begin(tenant, back.rules(), started, order, now);
    }

    /** The latest order, asked again once it is carried out, hears its outcome again; anything else is out of date or under way. */
    private static Decision<AccountEvent> heardBefore(Tenant tenant, long order) {
        boolean carriedOut = order == tenant.heard() && tenant.move().isEmpty();
        return tenant.told()
                .filter(told -> carriedOut)
                .map(told -> Decision.<AccountEvent>already(told.report()))
                .orElseGet(Decision::nothing);
    }

    private static Decision<AccountEvent> begin(
            Tenant tenant, HandoffRules rules, AccountEvent started, long order, Instant now) {
        List<AccountEvent> events = new ArrayList<>(3);
        if (!rules.equals(tenant.rules())) {
            events.add(new AccountEvent.RulesChanged(rules));
        }
        events.add(started);
        if (tenant.unpinned().isEmpty()) {
            events.add(askToSwitch(order, 1, now));
        }
        return Decision.happened(events);
    }

    private static Decision<AccountEvent> onSettled(Tenant tenant, JobReport.Settled settled, Instant now) {
        Optional<Pending> stream = Application.awaiting(tenant, settled)
                .filter(pending -> pending.wanted()
                        .filter(job -> job.definition().revision() == settled.revision())
                        .isPresent());
        if (stream.isPresent()) {
            return concluded(tenant, settled.job(), Application.applied(tenant, stream.get()), now);
        }
        return waitingFor(tenant, settled)
                .filter(move -> move.to().equals(settled.build()))
                .map(move -> reported(move, new AccountEvent.JobSettled(move.order(), settled.job()), now))
                .orElseGet(Decision::nothing);
    }

    private static Decision<AccountEvent> onRetired(Tenant tenant, JobReport.Retired retired, Instant now) {
        return Application.awaiting(tenant, retired)
                .filter(stream -> stream.wanted().isEmpty())
                .map(stream -> concluded(tenant, retired.job(), Application.applied(tenant, stream), now))
                .orElseGet(Decision::nothing);
    }

    private static Decision<AccountEvent> onFailed(Tenant tenant, JobReport.Failed failed, Instant now) {
        Optional<Pending> stream = Application.awaiting(tenant, failed);
        if (stream.isPresent()) {
            return concluded(tenant, failed.job(), Application.kept(tenant, stream.get(), failed), now);
        }
        Optional<Move> waiting = waitingFor(tenant, failed);
        if (waiting.isEmpty()) {
            return Decision.nothing();
        }
        Move move = waiting.get();
        String reason = failed.job() + ": " + failed.reason();
        return move.direction() == Direction.FORWARD
                ? revert(tenant, reason, now)
                : reported(move, new AccountEvent.JobStuck(move.order(), failed.job(), reason), now);
    }

    /** How a stream fared in an apply, and what that means for a move that waited to see it. */
    private static Decision<AccountEvent> concluded(
            Tenant tenant, EntityId job, List<AccountEvent> apply, Instant now) {
        List<AccountEvent> events = new ArrayList<>(apply);
        tenant.move()
                .filter(move -> Application.isMoved(move, job, apply.get(0)))
                .ifPresent(move -> {
                    events.add(new AccountEvent.JobSettled(move.order(), job));
                    if (move.pending().size() == 1) {
                        events.add(askToSwitch(move.order(), 1, now));
                    }
                });
        return Decision.happened(events);
    }

    private static Optional<Move> waitingFor(Tenant tenant, JobReport report) {
        return tenant.move()
                .filter(move -> move.pending().contains(report.job()) && report.order() >= move.awaited(report.job()));
    }

    private static Decision<AccountEvent> reported(Move move, AccountEvent event, Instant now) {
        return move.pending().size() == 1
                ? Decision.happened(event, askToSwitch(move.order(), 1, now))
                : Decision.happened(event);
    }

    private static Decision<AccountEvent> revert(Tenant tenant, String reason, Instant now) {
        AccountEvent reverting = new AccountEvent.RevertStarted(tenant.order() + 1, reason);
        return tenant.unpinned().isEmpty()
                ? Decision.happened(reverting, askToSwitch(tenant.order() + 1, 1, now))
                : Decision.happened(reverting);
    }

    private static Decision<AccountEvent> onSwitched(Tenant tenant, AccountCommand.ServingSwitched switched) {
        return tenant.move()
                .filter(move ->
                        move.order() == switched.order() && move.switching().isPresent())
                .map(move -> Decision.happened(finished(move)))
                .orElseGet(Decision::nothing);
    }

    private static AccountEvent finished(Move move) {
        return switch (move.direction()) {
            case FORWARD -> new AccountEvent.UpdateFinished(move.order(), move.to());
            case REVERT ->
                new AccountEvent.UpdateFailed(move.order(), move.reason().orElseThrow());
            case BACK ->
                move.stuck().isEmpty()
                        ? new AccountEvent.RollBackFinished(move.order(), move.to())
                        : new AccountEvent.HandNeeded(move.order(), move.to(), String.join("; ", move.stuck()));
        };
    }

    private static Decision<AccountEvent> onOverdue(Tenant tenant, AccountCommand.SwitchOverdue overdue, Instant now) {
        Optional<Move> waiting = tenant.move()
                .filter(move -> move.order() == overdue.order()
                        && move.switching().map(Switch::attempt).equals(Optional.of(overdue.attempt())));
        if (waiting.isEmpty()) {
            return Decision.nothing();
        }
        Move move = waiting.get();
        if (overdue.attempt() < SWITCH_ATTEMPTS) {
            return Decision.happened(askToSwitch(move.order(), overdue.attempt() + 1, now));
        }
        String reason = "the serving tier did not confirm " + move.to() + " in " + SWITCH_ATTEMPTS + " attempts";
        return move.direction() == Direction.FORWARD
                ? revert(tenant, reason, now)
                : Decision.happened(new AccountEvent.HandNeeded(move.order(), tenant.serving(), reason));
    }

    private static AccountEvent askToSwitch(long order, int attempt, Instant now) {
        return new AccountEvent.ServingSwitchStarted(order, attempt, now.plus(SWITCH_PATIENCE));
    }

    @Override
    public AccountState evolve(AccountState state, AccountEvent event) {
        return AccountFold.evolve(state, event);
    }

    @Override
    public List<Effect> effects(AccountState before, AccountEvent event, AccountState after) {
        return AccountEffects.of(before, event, (Tenant) after);
    }

    @Override
    public List<Effect> owed(AccountState state, Instant now) {
        return state instanceof Tenant tenant ? AccountEffects.owed(tenant) : List.of();
    }
}
