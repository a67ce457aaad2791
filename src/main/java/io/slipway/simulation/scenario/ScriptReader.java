package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.train.Actor.Role;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what people do, and what crashes, at a time. */
final class ScriptReader {

    private static final Format<String> ENTITY =
            new Format<>("coordinator, or the address of an entity", "coordinator", "coordinator", text -> {
                if (!text.equals("coordinator") && !text.matches("[a-z]+(/[a-z0-9._-]+)+")) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });

    private enum Verb {
        HALT,
        RESUME,
        CANCEL,
        PROPOSE_PATCH,
        PROPOSE_NEXT,
        JOIN_EARLY_ACCESS,
        LEAVE_EARLY_ACCESS,
        REQUEST_EARLY_ACCESS,
        REGISTER_ACCOUNT,
        WAIVE_ISSUE,
        OVERRIDE_GATE,
        TRIAGE_ISSUE,
        OVERRIDE_SOAK,
        RERUN_CELL
    }

    private ScriptReader() {}

    /** In the order of time; of two at the same time, the first in the file first. */
    static List<ScriptedCommand> script(Block file, LocalDate start, int weeks) {
        List<ScriptedCommand> commands = new ArrayList<>();
        for (Block block : file.blocks("script", Defaults.of("command"))) {
            LocalDateTime at = at(block, start, weeks);
            Verb verb = block.get("do", Formats.choice(Verb.class));
            Role by = block.find("by", Formats.choice(Role.class)).orElse(usually(verb));
            commands.add(new ScriptedCommand(at, by, action(verb, block)));
            block.end();
        }
        commands.sort(Comparator.comparing(ScriptedCommand::at));
        return commands;
    }

    static Faults faults(Block block, LocalDate start, int weeks) {
        List<ScheduledCrash> crashes = new ArrayList<>();
        for (Block crash : block.blocks("crashes", Defaults.of("command"))) {
            crashes.add(new ScheduledCrash(at(crash, start, weeks), crash.get("entity", ENTITY)));
            crash.end();
        }
        crashes.sort(Comparator.comparing(ScheduledCrash::at));
        Faults faults = new Faults(block.get("entity-crash", Formats.SHARE), crashes, List.of());
        block.end();
        return faults;
    }

    static LocalDateTime at(Block block, LocalDate start, int weeks) {
        int week = block.get("week", Formats.whole(1, weeks));
        LocalDateTime at = block.get("at", Written.at(start.plusWeeks(week - 1L)));
        LocalDateTime end = start.plusWeeks(weeks).atStartOfDay();
        if (block.sound() && (at.isBefore(start.atStartOfDay()) || !at.isBefore(end))) {
            block.report(
                    "at",
                    at + " is outside the scenario, which runs from " + start + " to " + end.toLocalDate(),
                    "choose a time within, or change weeks");
        }
        return at;
    }

    private static Role usually(Verb verb) {
        return switch (verb) {
            case REQUEST_EARLY_ACCESS -> Role.CUSTOMER_ADMIN;
            case JOIN_EARLY_ACCESS, LEAVE_EARLY_ACCESS, REGISTER_ACCOUNT -> Role.SUPPORT;
            default -> Role.RELEASE_MANAGER;
        };
    }

    private static ScriptedAction action(Verb verb, Block block) {
        return switch (verb) {
            case HALT -> new ScriptedAction.Halt(reason(block));
            case RESUME -> new ScriptedAction.Resume(reason(block));
            case CANCEL -> new ScriptedAction.Cancel(reason(block));
            case PROPOSE_PATCH ->
                new ScriptedAction.ProposePatch(
                        block.get("build", Formats.whole(1, 9)), block.list("fixes", Formats.NAME));
            case PROPOSE_NEXT -> new ScriptedAction.ProposeNext();
            case JOIN_EARLY_ACCESS -> new ScriptedAction.JoinEarlyAccess(account(block));
            case LEAVE_EARLY_ACCESS -> new ScriptedAction.LeaveEarlyAccess(account(block));
            case REQUEST_EARLY_ACCESS -> new ScriptedAction.RequestEarlyAccess(account(block));
            case REGISTER_ACCOUNT ->
                new ScriptedAction.RegisterAccount(
                        AccountReader.account(block.block("account").over(Defaults.of("account"))));
            case WAIVE_ISSUE -> new ScriptedAction.WaiveIssue(block.get("issue", Formats.NAME), reason(block));
            case TRIAGE_ISSUE ->
                new ScriptedAction.TriageIssue(
                        block.get("issue", Formats.NAME),
                        block.get("severity", Formats.choice(Severity.class)),
                        reason(block));
            case OVERRIDE_SOAK ->
                new ScriptedAction.OverrideSoak(
                        block.find("build", Formats.whole(0, 9)).orElse(0), reason(block));
            case OVERRIDE_GATE ->
                new ScriptedAction.OverrideGate(
                        block.find("build", Formats.whole(0, 9)).orElse(0),
                        block.get("gate", Formats.choice(Gate.class)),
                        reason(block));
            case RERUN_CELL ->
                new ScriptedAction.RerunCell(
                        block.find("build", Formats.whole(0, 9)).orElse(0),
                        block.get("cell", CellFaultReader.CELL),
                        block.find("attempt", Formats.whole(1, 1_000)).orElse(1),
                        reason(block));
        };
    }

    private static String account(Block block) {
        return block.get("account", Formats.NAME);
    }

    private static String reason(Block block) {
        return block.get("reason", Formats.TEXT);
    }
}
