package io.slipway.server.why;

import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import io.slipway.server.why.AccountPast.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which stages of a release an account belongs to, and why. */
final class Belonging {

    private final AccountPast account;
    private final ReleasePast release;
    private final Almanac almanac;

    Belonging(AccountPast account, ReleasePast release, Almanac almanac) {
        this.account = account;
        this.release = release;
        this.almanac = almanac;
    }

    /** Whether it came after the rosters were frozen, so that the release is not for it. */
    boolean isTooNew() {
        return release.frozenAt.isPresent() && (account.joined == 0 || account.joined > release.frozen);
    }

    private boolean isEarly() {
        return account.standingFor(release.id) == Standing.GRANTED;
    }

    /** First to last. */
    List<StagePast> stages() {
        if (isTooNew()) {
            return List.of();
        }
        Selection own = isEarly() ? Selection.EARLY_ACCESS : Selection.REMAINING;
        return release.stages.stream()
                .filter(stage -> stage.plan().stage().accounts() == own
                        || stage.plan().stage().accounts() == Selection.ALL)
                .toList();
    }

    /** The stage that decides on it next: a re-release only if there is something to re-release; empty if all are over. */
    Optional<StagePast> next() {
        boolean issue = release.openIssues().findAny().isPresent();
        return stages().stream()
                .filter(StagePast::isAhead)
                .filter(stage -> issue || stage.plan().stage().condition() != Condition.WHEN_ISSUE_OPEN)
                .findFirst();
    }

    /** The stage that decides, or decided last. */
    Optional<StagePast> deciding() {
        return next().or(() -> stages().stream()
                .filter(stage -> stage.plan().stage().condition() != Condition.WHEN_ISSUE_OPEN)
                .reduce((before, stage) -> stage));
    }

    List<String> sentences() {
        List<String> told = new ArrayList<>();
        if (isTooNew()) {
            told.add("It joined after the rosters of " + release.id + " were frozen ("
                    + release.frozenAt.map(almanac::time).orElse("") + "), so it is in no wave of it.");
            return told;
        }
        List<StagePast> stages = stages();
        told.add(
                stages.isEmpty()
                        ? "It is " + standing() + ", and the policy has no stage for such accounts."
                        : "It is in wave " + stages.get(0).plan().stage().wave() + " of " + release.id
                                + ", since it is " + standing() + ".");
        told.add(release.frozenAt
                .map(at -> "Who is in which wave was frozen " + almanac.time(at) + "; a later change of early access"
                        + " counts from the next release on.")
                .orElseGet(() -> "Who is in which wave is frozen when the first window opens, "
                        + almanac.time(release.stages.get(0).plan().opens()) + "."));
        if (account.standingFor(release.id) != account.standing) {
            told.add("Its early access was changed after that, " + almanac.time(account.standingSince) + " by "
                    + account.standingBy + ".");
        }
        return told;
    }

    private String standing() {
        boolean since = account.standingFor(release.id) == account.standing;
        String when = since && account.standing != Standing.NONE
                ? " (" + almanac.time(account.standingSince) + ", " + account.standingBy + ")"
                : "";
        return switch (account.standingFor(release.id)) {
            case GRANTED -> "a " + account.kind + " account with early access" + when;
            case REQUESTED ->
                "a " + account.kind + " account whose early access was asked for" + when + " and not granted yet";
            case NONE -> "a " + account.kind + " account without early access";
        };
    }
}
