package io.slipway.simulation.world;

import io.slipway.machine.EntityId;
import io.slipway.simulation.scenario.ReleaseLabel;
import io.slipway.simulation.scenario.ScriptedAction;
import io.slipway.simulation.scenario.ScriptedCommand;
import io.slipway.train.Actor;
import io.slipway.train.TrainCommand;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What people do in a script, as commands to the train. */
final class Script {

    private Script() {}

    static TrainCommand command(ScriptedCommand scripted, ReleaseLabel release) {
        Actor actor = actor(scripted.by());
        ScriptedAction action = scripted.action();
        if (action instanceof ScriptedAction.Halt halt) {
            return new TrainCommand.Halt(release.text(), actor, halt.reason());
        } else if (action instanceof ScriptedAction.Resume) {
            return new TrainCommand.Resume(release.text(), actor);
        } else if (action instanceof ScriptedAction.Cancel cancel) {
            return new TrainCommand.Cancel(release.text(), actor, cancel.reason());
        } else if (action instanceof ScriptedAction.ProposePatch patch) {
            return new TrainCommand.ProposePatch(release.text(), release.build(patch.build()), patch.fixes(), actor);
        } else if (action instanceof ScriptedAction.ProposeNext) {
            return next(scripted.at().toLocalDate(), actor);
        } else if (action instanceof ScriptedAction.WaiveIssue waive) {
            return new TrainCommand.WaiveIssue(release.text(), waive.issue(), actor, waive.reason());
        } else if (action instanceof ScriptedAction.OverrideGate override) {
            return new TrainCommand.OverrideGate(
                    release.text(), release.build(override.build()), override.gate(), actor, override.reason());
        } else if (action instanceof ScriptedAction.TriageIssue triage) {
            return new TrainCommand.TriageIssue(
                    release.text(), triage.issue(), triage.severity(), actor, triage.reason());
        } else if (action instanceof ScriptedAction.OverrideSoak override) {
            return new TrainCommand.OverrideSoak(
                    release.text(), release.build(override.build()), actor, override.reason());
        } else if (action instanceof ScriptedAction.RerunCell rerun) {
            return new TrainCommand.RerunCell(
                    release.text(), release.build(rerun.build()), rerun.cell(), rerun.attempt(), actor, rerun.reason());
        }
        return membership(action, actor);
    }

    private static TrainCommand next(LocalDate today, Actor actor) {
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        ReleaseLabel release = ReleaseLabel.of(monday);
        return new TrainCommand.Propose(release.text(), release.build(0), monday, actor);
    }

    private static TrainCommand membership(ScriptedAction action, Actor actor) {
        if (action instanceof ScriptedAction.JoinEarlyAccess join) {
            return new TrainCommand.GrantEarlyAccess(account(join.account()), actor);
        } else if (action instanceof ScriptedAction.LeaveEarlyAccess leave) {
            return new TrainCommand.LeaveEarlyAccess(account(leave.account()), actor);
        } else if (action instanceof ScriptedAction.RequestEarlyAccess request) {
            return new TrainCommand.RequestEarlyAccess(account(request.account()), actor);
        } else if (action instanceof ScriptedAction.RegisterAccount register) {
            return new TrainCommand.RegisterAccount(
                    account(register.account().name()),
                    register.account().kind(),
                    register.account().jobs(),
                    actor);
        }
        throw new IllegalArgumentException("not an action of a script: " + action);
    }

    private static Actor actor(Actor.Role role) {
        return new Actor(role.name().toLowerCase(Locale.ROOT).replace('_', ' '), role);
    }

    private static EntityId account(String name) {
        return EntityId.of("account", name);
    }
}
