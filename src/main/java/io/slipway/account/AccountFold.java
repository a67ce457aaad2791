package io.slipway.account;

import io.slipway.account.AccountState.Direction;
import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.Profile;
import io.slipway.account.AccountState.Tenant;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import java.util.Optional;

/** The state of an account after each of its events. */
final class AccountFold {

    private AccountFold() {}

    static AccountState evolve(AccountState state, AccountEvent event) {
        if (event instanceof AccountEvent.Registered e) {
            Profile profile = Profile.of(state.id(), e);
            return new Tenant(
                    profile,
                    e.rules(),
                    e.build(),
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Works.none());
        }
        Tenant tenant = (Tenant) state;
        if (event instanceof AccountEvent.JobSettled e) {
            return tenant.moving(move(tenant).without(e.job()));
        } else if (event instanceof AccountEvent.JobStuck e) {
            return tenant.moving(move(tenant).without(e.job()).stuckOn(e.reason()));
        } else if (event instanceof AccountEvent.UpdateStarted e) {
            return starting(tenant.hearing(e.heard()), e.order(), Direction.FORWARD, e.wave(), e.build());
        } else if (event instanceof AccountEvent.RollBackStarted e) {
            return starting(tenant.hearing(e.heard()), e.order(), Direction.BACK, e.wave(), e.build());
        } else if (event instanceof AccountEvent.RevertStarted e) {
            Move failed = move(tenant);
            return tenant.startingTo(Move.start(
                            e.order(), Direction.REVERT, failed.wave(), failed.to(), failed.from(), tenant.unpinned())
                    .because(e.reason()));
        } else if (event instanceof AccountEvent.ServingSwitchStarted e) {
            return tenant.moving(move(tenant).switching(e.attempt(), e.deadline()));
        } else if (event instanceof AccountEvent.RulesChanged e) {
            return tenant.with(e.rules());
        }
        return ApplyFold.evolve(tenant, event).orElseGet(() -> resting(tenant, event));
    }

    private static Tenant resting(Tenant tenant, AccountEvent event) {
        EntityId id = tenant.id();
        if (event instanceof AccountEvent.NothingToRollBack e) {
            return tenant.hearing(e.heard())
                    .atRest(e.build(), e.wave(), new AccountReport.RolledBack(id, e.build()), Optional.empty());
        }
        Move move = move(tenant);
        if (event instanceof AccountEvent.UpdateFinished e) {
            return tenant.atRest(e.build(), move.wave(), new AccountReport.Updated(id, e.build()), Optional.empty());
        } else if (event instanceof AccountEvent.UpdateFailed e) {
            Optional<String> hand =
                    move.stuck().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", move.stuck()));
            return tenant.atRest(move.to(), move.wave(), new AccountReport.UpdateFailed(id, e.reason()), hand);
        } else if (event instanceof AccountEvent.RollBackFinished e) {
            return tenant.atRest(e.build(), move.wave(), new AccountReport.RolledBack(id, e.build()), Optional.empty());
        } else if (event instanceof AccountEvent.HandNeeded e) {
            AccountReport report = move.direction() == Direction.BACK
                    ? new AccountReport.HandNeeded(id, e.reason())
                    : new AccountReport.UpdateFailed(id, e.reason());
            return tenant.atRest(e.serving(), move.wave(), report, Optional.of(e.reason()));
        }
        throw new IllegalArgumentException("not an event of an account: " + event);
    }

    /** A move goes from what the account last rested on, even when it replaces a move that did not get there. */
    private static Tenant starting(Tenant tenant, long order, Direction direction, EntityId wave, Build to) {
        return tenant.startingTo(Move.start(order, direction, wave, tenant.serving(), to, tenant.unpinned()));
    }

    private static Move move(Tenant tenant) {
        return tenant.move().orElseThrow();
    }
}
