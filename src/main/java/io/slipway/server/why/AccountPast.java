package io.slipway.server.why;

import io.slipway.account.AccountEvent;
import io.slipway.account.JobSpec;
import io.slipway.machine.Build;
import io.slipway.machine.Event;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of an account: its standing with early access, and its last moves. */
final class AccountPast implements Past<AccountPast> {

    /** Where it stands in a move. */
    enum Phase {
        JOINING,
        AT_REST,
        UPDATING,
        SWITCHING,
        REVERTING,
        ROLLING_BACK,
        NEEDS_HAND
    }

    /** Where it stands with early access. */
    enum Standing {
        NONE,
        REQUESTED,
        GRANTED
    }

    /**
     * Something that befell it.
     *
     * @param run the name of the wave, that is release/stage
     */
    record Mishap(Instant at, String run, String reason) {}

    final String name;
    private final Map<String, String> pinned = new TreeMap<>();
    String kind = "";
    long joined;
    Phase phase = Phase.JOINING;
    Instant since = Instant.EPOCH;
    Instant restSince = Instant.EPOCH;
    String build = "";
    Optional<String> target = Optional.empty();
    Optional<String> run = Optional.empty();
    String reason = "";
    boolean wentBack;
    Standing standing = Standing.NONE;
    Instant standingSince = Instant.EPOCH;
    String standingBy = "";
    private String frozenFor = "";
    private Standing frozen = Standing.NONE;
    Optional<Mishap> failure = Optional.empty();

    AccountPast(String name) {
        this.name = name;
    }

    @Override
    public AccountPast copy() {
        AccountPast copy = new AccountPast(name);
        copy.pinned.putAll(pinned);
        copy.kind = kind;
        copy.joined = joined;
        copy.phase = phase;
        copy.since = since;
        copy.restSince = restSince;
        copy.build = build;
        copy.target = target;
        copy.run = run;
        copy.reason = reason;
        copy.wentBack = wentBack;
        copy.standing = standing;
        copy.standingSince = standingSince;
        copy.standingBy = standingBy;
        copy.frozenFor = frozenFor;
        copy.frozen = frozen;
        copy.failure = failure;
        return copy;
    }

    @Override
    public void happened(long number, Instant at, Event event) {
        if (event instanceof TrainEvent train) {
            membership(number, at, train);
        } else if (event instanceof AccountEvent account) {
            moved(at, account);
        }
    }

    private void membership(long number, Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.AccountRegistered e) {
            kind = e.kind().name().toLowerCase(Locale.ROOT);
            build = e.build().label();
            since = at;
            restSince = at;
            for (JobSpec job : e.jobs()) {
                job.pinnedTo().map(Build::label).ifPresent(runtime -> pinned.put(job.name(), runtime));
            }
        } else if (event instanceof TrainEvent.AccountJoined) {
            joined = number;
        } else if (event instanceof TrainEvent.EarlyAccessRequested e) {
            stand(Standing.REQUESTED, at, e.actor().name(), Optional.empty());
        } else if (event instanceof TrainEvent.EarlyAccessGranted e) {
            stand(Standing.GRANTED, at, e.actor().name(), e.tooLateFor());
        } else if (event instanceof TrainEvent.EarlyAccessDeclined e) {
            stand(Standing.NONE, at, e.actor().name(), Optional.empty());
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            stand(Standing.NONE, at, e.actor().name(), e.tooLateFor());
        }
    }

    /** The first change that came too late tells how it stood when the rosters were frozen. */
    private void stand(Standing next, Instant at, String by, Optional<String> tooLateFor) {
        if (tooLateFor.isPresent() && !tooLateFor.get().equals(frozenFor)) {
            frozenFor = tooLateFor.get();
            frozen = standing;
        }
        standing = next;
        standingSince = at;
        standingBy = by;
    }

    private void moved(Instant at, AccountEvent event) {
        if (event instanceof AccountEvent.Registered) {
            rest(at, build, "", false);
        } else if (event instanceof AccountEvent.UpdateStarted e) {
            move(Phase.UPDATING, at, e.build(), e.wave().name());
        } else if (event instanceof AccountEvent.RollBackStarted e) {
            move(Phase.ROLLING_BACK, at, e.build(), e.wave().name());
        } else if (event instanceof AccountEvent.RevertStarted e) {
            enter(Phase.REVERTING, at);
            reason = e.reason();
        } else if (event instanceof AccountEvent.ServingSwitchStarted) {
            enter(Phase.SWITCHING, at);
        } else if (event instanceof AccountEvent.UpdateFinished e) {
            rest(at, e.build().label(), "", false);
        } else if (event instanceof AccountEvent.RollBackFinished e) {
            rest(at, e.build().label(), "", true);
        } else if (event instanceof AccountEvent.UpdateFailed e) {
            failure = Optional.of(new Mishap(at, run.orElse(""), e.reason()));
            rest(at, build, e.reason(), false);
        } else if (event instanceof AccountEvent.HandNeeded e) {
            rest(at, e.serving().label(), e.reason(), true);
            phase = Phase.NEEDS_HAND;
        }
    }

    private void move(Phase next, Instant at, Build to, String wave) {
        enter(next, at);
        target = Optional.of(to.label());
        run = Optional.of(wave);
        reason = "";
    }

    private void enter(Phase next, Instant at) {
        phase = next;
        since = at;
    }

    private void rest(Instant at, String serving, String why, boolean back) {
        enter(Phase.AT_REST, at);
        restSince = at;
        build = serving;
        target = Optional.empty();
        reason = why;
        wentBack = back;
    }

    boolean isMoving() {
        return phase != Phase.AT_REST && phase != Phase.JOINING && phase != Phase.NEEDS_HAND;
    }

    /** Its standing as a release counts it: as it was when the rosters were frozen. */
    Standing standingFor(String release) {
        return release.equals(frozenFor) ? frozen : standing;
    }

    /** Whether its last move was for a release. */
    boolean movedBy(String release) {
        return run.filter(wave -> wave.startsWith(release + "/")).isPresent();
    }

    /** Its pinned jobs, each with the runtime it is pinned to. */
    Map<String, String> pinned() {
        return pinned;
    }
}
