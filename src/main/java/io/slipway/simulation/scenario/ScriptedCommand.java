package io.slipway.simulation.scenario;

import io.slipway.simulation.fault.Fault;
import io.slipway.train.Actor;
import io.slipway.train.Actor.Role;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A person's action at a local time in the zone of the policy.
 *
 * @param at to the second
 * @param by the role the person acts in
 */
public record ScriptedCommand(LocalDateTime at, Actor.Role by, ScriptedAction action) {

    /** A build that no scenario has among its patches. */
    private static final int PATCH = 9;

    private static final String REASON = "at a bad moment";

    /** What a person does wrong, by the role that may. */
    static ScriptedCommand of(Fault.Order order, ZoneId zone) {
        LocalDateTime at = order.at().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        return switch (order.deed()) {
            case HALT -> new ScriptedCommand(at, Role.RELEASE_MANAGER, new ScriptedAction.Halt(REASON));
            case RESUME -> new ScriptedCommand(at, Role.RELEASE_MANAGER, new ScriptedAction.Resume(REASON));
            case CANCEL -> new ScriptedCommand(at, Role.RELEASE_MANAGER, new ScriptedAction.Cancel(REASON));
            case PATCH ->
                new ScriptedCommand(at, Role.RELEASE_MANAGER, new ScriptedAction.ProposePatch(PATCH, List.of()));
            case PROPOSE_NEXT -> new ScriptedCommand(at, Role.RELEASE_MANAGER, new ScriptedAction.ProposeNext());
            case JOIN_EARLY_ACCESS ->
                new ScriptedCommand(at, Role.SUPPORT, new ScriptedAction.JoinEarlyAccess(order.account()));
            case LEAVE_EARLY_ACCESS ->
                new ScriptedCommand(at, Role.SUPPORT, new ScriptedAction.LeaveEarlyAccess(order.account()));
            case REQUEST_EARLY_ACCESS ->
                new ScriptedCommand(at, Role.CUSTOMER_ADMIN, new ScriptedAction.RequestEarlyAccess(order.account()));
        };
    }
}
