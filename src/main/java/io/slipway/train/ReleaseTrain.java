package io.slipway.train;

import io.slipway.account.AccountReport;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Machine;
import io.slipway.train.TrainState.Platform;
import io.slipway.train.TrainState.Uncommissioned;
import io.slipway.wave.RunReport;
import java.time.Instant;
import java.util.List;

/**
 * The coordinator (DOMAIN 10.1): at most one active release, taken through the stages of its week.
 *
 * <pre>
 * ReleaseProposed -BuildValidated (every gate passed)-> stages, each: PENDING [-StageWaiting->] -StageGatePassed, RunOpened-> RELEASING -RunEnded-> ENDED
 *    |                                                       | RunSkipped                            | RunHalted, RunResumed
 *    | a gate fails, or none passes in time                  v                                       v
 *    +-> ReleaseEnded(REJECTED)      all ended -> ReleaseEnded(COMPLETED)      ReleaseCanceled -RunRollBackStarted, RunRolledBack, latest run first->
 *                                                                                              ReleaseEnded(ROLLED_BACK | CANCELED)
 * </pre>
 *
 * Issues are opened, triaged, waived and resolved meanwhile; {@link Soak} draws how the signals of a policy are watched.
 *
 * <p>A gate that has cells in the validation matrix is judged by them ({@link CellBoard}): <code>CellRecorded -> VerdictRecorded</code>, as
 * often as {@code CellRerun} opens the question again, until {@code BuildValidated}.
 *
 * <p>Where an order that lets something through needs several people, {@link Assents} holds it until enough of them want it.
 *
 * <p>Every command records its fact; {@link Progress} then draws all that follows from the facts, so that the same facts lead to
 * the same place whatever order they came in.
 */
public final class ReleaseTrain implements Machine<TrainState, Command, TrainEvent> {

    @Override
    public TrainState empty(EntityId id) {
        return new Uncommissioned(id);
    }

    @Override
    public Decision<TrainEvent> decide(TrainState state, Command command, Instant now) {
        if (state instanceof Platform platform) {
            return decide(platform, command, now);
        } else if (command instanceof TrainCommand.Commission commission) {
            return Decision.happened(new TrainEvent.Commissioned(commission.policy(), commission.baseline()));
        }
        return Decision.refused(new TrainRefusal.NotCommissioned());
    }

    private static Decision<TrainEvent> decide(Platform platform, Command command, Instant now) {
        if (command instanceof RunReport report) {
            return Runs.report(platform, report, now);
        } else if (command instanceof AccountReport report) {
            return Membership.joined(platform, report);
        } else if (command instanceof TrainCommand order) {
            return decide(platform, order, now);
        }
        throw new IllegalArgumentException("not a command of the train: " + command);
    }

    private static Decision<TrainEvent> decide(Platform platform, TrainCommand command, Instant now) {
        if (command instanceof TrainCommand.RegisterAccount register) {
            return Membership.register(platform, register, now);
        } else if (command instanceof TrainCommand.RegisterAccounts register) {
            return Membership.register(platform, register, now);
        } else if (command instanceof TrainCommand.RequestEarlyAccess request) {
            return Membership.request(platform, request);
        } else if (command instanceof TrainCommand.GrantEarlyAccess grant) {
            return Membership.grant(platform, grant, now);
        } else if (command instanceof TrainCommand.DeclineEarlyAccess decline) {
            return Membership.decline(platform, decline);
        } else if (command instanceof TrainCommand.LeaveEarlyAccess leave) {
            return Membership.leave(platform, leave, now);
        } else if (command instanceof TrainCommand.AdoptPolicy adopt) {
            return Intake.adopt(platform, adopt);
        } else if (command instanceof TrainCommand.Commission) {
            return Decision.nothing();
        }
        return ofRelease(platform, command, now);
    }

    private static Decision<TrainEvent> ofRelease(Platform platform, TrainCommand command, Instant now) {
        if (command instanceof TrainCommand.Propose propose) {
            return Intake.propose(platform, propose);
        } else if (command instanceof TrainCommand.ProposePatch patch) {
            return Intake.patch(platform, patch);
        } else if (command instanceof TrainCommand.ReportVerdict verdict) {
            return Intake.verdict(platform, verdict, now);
        } else if (command instanceof TrainCommand.ReportCell cell) {
            return Cells.report(platform, cell, now);
        } else if (command instanceof TrainCommand.RerunCell rerun) {
            return Cells.rerun(platform, rerun);
        } else if (command instanceof TrainCommand.OverrideGate override) {
            return Intake.override(platform, override, now);
        } else if (command instanceof TrainCommand.ReportIssue issue) {
            return Issues.report(platform, issue, now);
        } else if (command instanceof TrainCommand.TriageIssue triage) {
            return Issues.triage(platform, triage, now);
        } else if (command instanceof TrainCommand.WaiveIssue waive) {
            return Issues.waive(platform, waive, now);
        } else if (command instanceof TrainCommand.ReportSamples samples) {
            return Soaks.report(platform, samples, now);
        } else if (command instanceof TrainCommand.OverrideSoak override) {
            return Soaks.override(platform, override, now);
        } else if (command instanceof TrainCommand.CloseSoak close) {
            return Soaks.close(platform, close, now);
        } else if (command instanceof TrainCommand.GiveAssent assent) {
            return Assents.give(platform, assent, now, order -> decide(platform, order, now));
        } else if (command instanceof TrainCommand.CarryOut carry) {
            return Assents.carryOut(platform, carry, now, order -> decide(platform, order, now));
        } else if (command instanceof TrainCommand.OpenStage open) {
            return Runs.open(platform, open, now);
        } else if (command instanceof TrainCommand.CloseStage close) {
            return Runs.close(platform, close, now);
        } else if (command instanceof TrainCommand.Halt halt) {
            return Runs.halt(platform, halt);
        } else if (command instanceof TrainCommand.Resume resume) {
            return Runs.resume(platform, resume, now);
        } else if (command instanceof TrainCommand.Cancel cancel) {
            return Runs.cancel(platform, cancel, now);
        }
        throw new IllegalArgumentException("not a command of the train: " + command);
    }

    @Override
    public TrainState evolve(TrainState state, TrainEvent event) {
        return TrainFold.evolve(state, event);
    }

    @Override
    public List<Effect> effects(TrainState before, TrainEvent event, TrainState after) {
        return TrainEffects.of(before, (Platform) after, event);
    }

    @Override
    public List<Effect> owed(TrainState state, Instant now) {
        return state instanceof Platform platform ? TrainEffects.owed(platform, now) : List.of();
    }
}
