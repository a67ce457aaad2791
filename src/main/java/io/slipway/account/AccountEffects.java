package io.slipway.account;

import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Profile;
import io.slipway.account.AccountState.Switch;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.AccountState.Told;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Ask;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Unwake;
import io.slipway.machine.Effect.Wake;
import io.slipway.machine.EntityId;
import java.util.ArrayList;
import java.util.List;

/** What an account asks for after each event, and what it owes after a crash. */
final class AccountEffects {

    private static final Unwake NO_SWITCH = new Unwake(Account.SWITCH);

    private AccountEffects() {}

    static List<Effect> of(AccountState before, AccountEvent event, Tenant after) {
        if (event instanceof AccountEvent.JobSettled
                || event instanceof AccountEvent.JobStuck
                || event instanceof AccountEvent.RulesChanged
                || event instanceof AccountEvent.StreamApplied
                || event instanceof AccountEvent.ApplyFinished
                || event instanceof AccountEvent.ApplyFailed) {
            return List.of();
        } else if (event instanceof AccountEvent.ApplyStarted) {
            return Orders.ofApply(after);
        } else if (event instanceof AccountEvent.StreamKept kept) {
            return kept.again().isPresent() ? List.of(Orders.of(after, kept.job())) : List.of();
        } else if (event instanceof AccountEvent.Registered) {
            return joining(after);
        } else if (event instanceof AccountEvent.ServingSwitchStarted) {
            return askToSwitch(after.id(), after.move().orElseThrow());
        }
        List<Effect> effects = new ArrayList<>();
        boolean wasSwitching = before instanceof Tenant tenant
                && tenant.move().flatMap(Move::switching).isPresent();
        if (wasSwitching) {
            effects.add(NO_SWITCH);
        }
        effects.addAll(current(after));
        return effects;
    }

    static List<Effect> owed(Tenant tenant) {
        List<Effect> effects = new ArrayList<>(joining(tenant));
        effects.addAll(current(tenant));
        effects.addAll(Orders.besidesTheMove(tenant));
        return effects;
    }

    /** What the present state wants done, whether it was asked for before or not. */
    private static List<Effect> current(Tenant tenant) {
        if (tenant.move().isEmpty()) {
            return tenant.told().map(AccountEffects::tell).stream().toList();
        }
        Move move = tenant.move().get();
        if (move.switching().isPresent()) {
            return askToSwitch(tenant.id(), move);
        }
        List<Effect> tells = new ArrayList<>(move.pending().size());
        for (var job : move.pending()) {
            tells.add(Orders.of(tenant, job));
        }
        return tells;
    }

    private static Effect tell(Told told) {
        return new Tell(told.wave(), told.report());
    }

    private static List<Effect> askToSwitch(EntityId account, Move move) {
        Switch turn = move.switching().orElseThrow();
        return List.of(
                new Ask(new ServingTier.SwitchServing(account, move.order(), move.to())),
                new Wake(
                        Account.SWITCH,
                        turn.deadline(),
                        new AccountCommand.SwitchOverdue(move.order(), turn.attempt())));
    }

    private static List<Effect> joining(Tenant tenant) {
        Profile profile = tenant.profile();
        List<Effect> effects = new ArrayList<>(profile.jobs().size() + 1);
        effects.add(new Tell(profile.train(), new AccountReport.Joined(profile.id())));
        for (OwnJob job : profile.jobs()) {
            effects.add(Orders.deploy(tenant, job));
        }
        return effects;
    }
}
