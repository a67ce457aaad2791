package io.slipway.server.why;

import io.slipway.server.why.StagePast.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the answer from what is known of an account and of the release that was the latest. */
final class Why {

    private final AccountPast account;
    private final Optional<ReleasePast> release;
    private final Optional<Present> present;
    private final Instant at;
    private final Almanac almanac;
    private final List<String> because = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private final List<String> own = new ArrayList<>();

    Why(AccountPast account, Optional<ReleasePast> release, Optional<Present> present, Instant at, Almanac almanac) {
        this.account = account;
        this.release = release;
        this.present = present;
        this.at = at;
        this.almanac = almanac;
    }

    Answer answer() {
        Optional<Belonging> belonging = release.filter(latest -> latest.skipped.isEmpty())
                .map(latest -> new Belonging(account, latest, almanac));
        if (release.isEmpty()) {
            because.add("No release has been proposed since it was registered.");
            otherwise.add("It will move with the first release that is proposed.");
        } else if (release.get().skipped.isPresent()) {
            ReleasePast.Cut cut = release.get().skipped.get();
            because.add("There is no release " + release.get().id + ": " + cut.reason() + ".");
            otherwise.add("The next release takes it along.");
        } else {
            judge(release.get(), belonging.orElseThrow());
        }
        itsOwn();
        Optional<String> line = belonging
                .flatMap(Belonging::deciding)
                .flatMap(stage -> release.orElseThrow()
                        .policy
                        .map(policy -> Almanac.line(policy, stage.plan().stage())));
        return new Answer(
                account.name,
                at,
                release.map(latest -> latest.id),
                where(),
                belonging.map(Belonging::sentences).orElse(List.of()),
                because,
                otherwise,
                own,
                line);
    }

    private String where() {
        String on = account.name + " is on " + account.build;
        String to = account.target.orElse("?");
        String since = ", since " + almanac.time(account.since);
        return switch (account.phase) {
            case JOINING -> account.name + " is registered and has not joined yet" + since + ".";
            case AT_REST -> on + ", at rest since " + almanac.time(account.restSince) + ".";
            case UPDATING -> on + " and updates to " + to + since + ".";
            case SWITCHING -> on + "; its jobs are done and its serving build is switched to " + to + since + ".";
            case REVERTING -> on + " and takes back a failed update" + since + ".";
            case ROLLING_BACK -> on + " and rolls back to " + to + since + ".";
            case NEEDS_HAND -> on + " and needs a hand" + since + ": " + account.reason + ".";
        };
    }

    private void judge(ReleasePast latest, Belonging belonging) {
        boolean mishap = account.failure
                .filter(failure -> failure.run().startsWith(latest.id + "/"))
                .isPresent();
        if (account.phase == AccountPast.Phase.NEEDS_HAND) {
            because.add("It could not be brought back: " + account.reason + ".");
            otherwise.add("Somebody must bring it back by hand; the next release takes it along.");
        } else if (account.isMoving()) {
            moving(latest);
        } else if (latest.isBuild(account.build) && account.movedBy(latest.id)) {
            because.add(account.run.orElse("") + " brought it to " + account.build + ", "
                    + almanac.time(account.restSince) + ".");
            afterwards(latest);
        } else if (latest.canceled.isPresent()) {
            canceled(latest, belonging, latest.canceled.get());
        } else if (mishap
                && belonging
                        .next()
                        .filter(stage -> stage.status() != Status.PENDING)
                        .isEmpty()) {
            because.add(failure() + " and it went back to what it had.");
            otherwise.add(
                    belonging.next().isPresent()
                            ? belonging.next().get().name()
                                    + " tries again, if it takes place; else the next release does."
                            : "The next release tries again.");
        } else if (belonging.isTooNew()) {
            because.add("It began with the baseline of the day it joined.");
            otherwise.add("The next release takes it along.");
        } else {
            awaiting(latest, belonging);
        }
    }

    private void moving(ReleasePast latest) {
        because.add(account.run.orElse("a wave") + " told it to"
                + (account.reason.isEmpty() ? "." : "; then it failed: " + account.reason + "."));
        present.ifPresentOrElse(
                now -> now.jobs().forEach(job -> because.add("Job " + job + ".")),
                () -> because.add("What each job was at is told of the present only."));
        latest.canceled.ifPresent(cut -> because.add(cut(latest, cut)));
        otherwise.add("It is at rest again when every unpinned job is online on the target, or is back where it was.");
    }

    private void afterwards(ReleasePast latest) {
        if (latest.canceled.isPresent()) {
            because.add(cut(latest, latest.canceled.get()));
        } else if (latest.over.isEmpty()) {
            otherwise.add("If the release is canceled, the policy decides whether it goes back to " + latest.baseline
                    + "; a patched build may be re-released to it.");
        }
    }

    private void canceled(ReleasePast latest, Belonging belonging, ReleasePast.Cut cut) {
        because.add(cut(latest, cut));
        if (account.movedBy(latest.id) && account.wentBack) {
            because.add("It had been on the release, and was taken back to " + account.build + " "
                    + almanac.time(account.restSince) + ".");
            otherwise.add(
                    "Without the cancellation it would be on " + latest.newest().orElse("the release") + ".");
            return;
        }
        belonging.deciding().ifPresent(stage -> {
            boolean opened = stage.build().isPresent();
            otherwise.add("Without it, "
                    + (opened
                            ? stage.name() + " would have gone on, and reached it before "
                                    + almanac.time(stage.plan().closes())
                            : stage.name() + " would have opened "
                                    + almanac.time(stage.plan().opens()) + " and brought it to "
                                    + latest.newest().orElse("the build"))
                    + ".");
        });
        otherwise.add("The next release takes it along.");
    }

    private String cut(ReleasePast latest, ReleasePast.Cut cut) {
        return latest.id + " was canceled " + almanac.time(cut.at()) + " by " + cut.by() + ": " + cut.reason() + ".";
    }

    private void awaiting(ReleasePast latest, Belonging belonging) {
        Optional<StagePast> next = belonging.next();
        if (next.isEmpty() || latest.isOver()) {
            passedBy(latest, belonging);
            return;
        }
        StagePast stage = next.get();
        String build = stage.build().or(latest::newest).orElse("the build");
        if (stage.status() == Status.RELEASING) {
            String progress = present.map(now -> now.progress().get(stage.name()))
                    .map(text -> " (" + text + ")")
                    .orElse("");
            because.add(stage.name() + " is releasing since " + almanac.time(stage.since()) + progress
                    + " and its turn has not come yet.");
            otherwise.add("It moves to " + build + " when its turn comes before "
                    + almanac.time(stage.plan().closes()) + "; else it stays where it is until the next release.");
            return;
        }
        Holds holds = new Holds(latest, stage, at, almanac);
        because.addAll(holds.sentences());
        Instant opens = stage.plan().opens();
        String when = at.isBefore(opens)
                ? "from " + almanac.time(opens) + " on"
                : "at once, until " + almanac.time(stage.plan().closes());
        otherwise.add("It would move to " + build + " " + when
                + (holds.conditions().isEmpty()
                        ? ", if nothing else speaks against it by then."
                        : ", if " + String.join(", and ", holds.conditions()) + "."));
    }

    private void passedBy(ReleasePast latest, Belonging belonging) {
        account.failure
                .filter(failure -> failure.run().startsWith(latest.id + "/"))
                .ifPresent(failure -> because.add(failure() + "."));
        belonging.stages().stream()
                .filter(stage -> stage.status() == Status.ENDED && because.isEmpty())
                .reduce((before, stage) -> stage)
                .ifPresent(stage -> because.add("The window of " + stage.name() + " closed "
                        + almanac.time(stage.plan().closes()) + " before its turn came."));
        latest.over.ifPresent(end -> because.add(
                latest.id + " is " + latest.outcome + " since " + almanac.time(end.at()) + ": " + end.reason() + "."));
        otherwise.add("The next release takes it along.");
    }

    private String failure() {
        AccountPast.Mishap mishap = account.failure.orElseThrow();
        return "Its update in " + mishap.run() + " failed " + almanac.time(mishap.at()) + ": " + mishap.reason();
    }

    private void itsOwn() {
        account.pinned()
                .forEach((job, runtime) ->
                        own.add("Job " + job + " is pinned to " + runtime + ": no release restarts it."));
        boolean told = because.stream().anyMatch(sentence -> sentence.startsWith("Its update in "));
        if (account.failure.isPresent() && !told) {
            own.add(failure() + ".");
        }
    }
}
