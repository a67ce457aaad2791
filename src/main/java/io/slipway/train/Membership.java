package io.slipway.train;

import io.slipway.account.AccountKind;
import io.slipway.account.AccountReport;
import io.slipway.machine.Decision;
import io.slipway.machine.EntityId;
import io.slipway.train.Fleet.Standing;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.Optional;

/** Who belongs to the fleet and who has early access (DOMAIN A8 to A11, A31). A change never reaches a roster that is frozen. */
final class Membership {

    private Membership() {}

    static Decision<TrainEvent> register(Platform platform, TrainCommand.RegisterAccount c, Instant now) {
        if (platform.fleet().member(c.account()).isPresent()) {
            return Decision.refused(new TrainRefusal.AccountExists(c.account()));
        }
        return Permission.REGISTER
                .denies(c.actor())
                .orElseGet(() -> afterFreeze(platform, now)
                        .record(registered(platform, c))
                        .decision());
    }

    static Decision<TrainEvent> register(Platform platform, TrainCommand.RegisterAccounts c, Instant now) {
        Minutes minutes = afterFreeze(platform, now);
        for (TrainCommand.RegisterAccount each : c.accounts()) {
            Optional<Decision<TrainEvent>> denied = Permission.REGISTER.denies(each.actor());
            if (denied.isPresent()) {
                return denied.get();
            }
            if (minutes.platform().fleet().member(each.account()).isEmpty()) {
                minutes.record(registered(platform, each));
            }
        }
        return minutes.decision();
    }

    private static TrainEvent registered(Platform platform, TrainCommand.RegisterAccount c) {
        return new TrainEvent.AccountRegistered(c.account(), c.kind(), platform.baseline(), c.jobs(), c.actor());
    }

    static Decision<TrainEvent> joined(Platform platform, AccountReport report) {
        boolean awaited = report instanceof AccountReport.Joined
                && platform.fleet().joining().containsKey(report.account());
        return awaited ? Decision.happened(new TrainEvent.AccountJoined(report.account())) : Decision.nothing();
    }

    static Decision<TrainEvent> request(Platform platform, TrainCommand.RequestEarlyAccess c) {
        return check(platform, c.account(), Permission.REQUEST_EARLY_ACCESS, c.actor())
                .orElseGet(() -> has(platform, c.account(), Standing.NONE)
                        ? Decision.happened(new TrainEvent.EarlyAccessRequested(c.account(), c.actor()))
                        : Decision.nothing());
    }

    static Decision<TrainEvent> grant(Platform platform, TrainCommand.GrantEarlyAccess c, Instant now) {
        return check(platform, c.account(), Permission.MOVE_BETWEEN_WAVES, c.actor())
                .orElseGet(() -> {
                    if (has(platform, c.account(), Standing.GRANTED)) {
                        return Decision.nothing();
                    }
                    Minutes minutes = afterFreeze(platform, now);
                    return minutes.record(new TrainEvent.EarlyAccessGranted(c.account(), c.actor(), frozen(minutes)))
                            .decision();
                });
    }

    static Decision<TrainEvent> decline(Platform platform, TrainCommand.DeclineEarlyAccess c) {
        return check(platform, c.account(), Permission.MOVE_BETWEEN_WAVES, c.actor())
                .orElseGet(() -> has(platform, c.account(), Standing.REQUESTED)
                        ? Decision.happened(new TrainEvent.EarlyAccessDeclined(c.account(), c.actor(), c.reason()))
                        : Decision.nothing());
    }

    static Decision<TrainEvent> leave(Platform platform, TrainCommand.LeaveEarlyAccess c, Instant now) {
        return check(platform, c.account(), Permission.MOVE_BETWEEN_WAVES, c.actor())
                .orElseGet(() -> {
                    if (!has(platform, c.account(), Standing.GRANTED)) {
                        return Decision.nothing();
                    }
                    Minutes minutes = afterFreeze(platform, now);
                    return minutes.record(new TrainEvent.EarlyAccessLeft(c.account(), c.actor(), frozen(minutes)))
                            .decision();
                });
    }

    private static Optional<Decision<TrainEvent>> check(
            Platform platform, EntityId account, Permission permission, Actor actor) {
        Optional<Decision<TrainEvent>> denied = permission.denies(actor);
        if (denied.isPresent()) {
            return denied;
        }
        Optional<Fleet.Member> member = platform.fleet().member(account);
        if (member.isEmpty()) {
            return Optional.of(Decision.refused(new TrainRefusal.UnknownAccount(account)));
        }
        return member.get().kind() == AccountKind.PRODUCTION
                ? Optional.of(Decision.refused(new TrainRefusal.ProductionAccount(account)))
                : Optional.empty();
    }

    private static boolean has(Platform platform, EntityId account, Standing standing) {
        return platform.fleet().member(account).orElseThrow().standing() == standing;
    }

    /** The rosters freeze at the opening instant itself, even when a change of that instant is heard before the timer. */
    private static Minutes afterFreeze(Platform platform, Instant now) {
        Minutes minutes = new Minutes(platform);
        platform.release()
                .filter(release -> release.rosters().isEmpty()
                        && !now.isBefore(release.stages().get(0).plan().opens()))
                .ifPresent(release -> Runs.freeze(minutes));
        return minutes;
    }

    private static Optional<String> frozen(Minutes minutes) {
        return minutes.platform()
                .release()
                .filter(release -> release.rosters().isPresent())
                .map(Release::id);
    }
}
