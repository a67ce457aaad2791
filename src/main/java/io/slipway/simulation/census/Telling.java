package io.slipway.simulation.census;

import io.slipway.judge.soak.SoakState;
import io.slipway.simulation.census.Milestone.Tone;
import io.slipway.train.CellOutcome;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.Outcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import io.slipway.wave.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Words for the events of a train.
 *
 * @param stage the name of a stage by its place
 * @param accounts how many accounts a stage is for, by its place
 */
record Telling(Instant at, IntFunction<String> stage, IntUnaryOperator accounts) {

    /** Empty for an event that concerns an account or the platform, not a release. */
    Optional<Milestone> of(TrainEvent event) {
        return builds(event)
                .or(() -> runs(event))
                .or(() -> issues(event))
                .or(() -> soaks(event))
                .or(() -> ends(event));
    }

    private Optional<Milestone> builds(TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            return line(Tone.PLAIN, e.release(), "proposed", e.build().label());
        } else if (event instanceof TrainEvent.PatchProposed e) {
            return line(Tone.PLAIN, e.release(), "patched", e.build() + " for " + String.join(", ", e.resolves()));
        } else if (event instanceof TrainEvent.VerdictRecorded e) {
            Tone tone = e.verdict() == Verdict.PASS ? Tone.PLAIN : Tone.WARNING;
            return line(tone, e.build().label(), e.gate() + " " + e.verdict(), e.evidence());
        } else if (event instanceof TrainEvent.CellRecorded e && e.outcome() != CellOutcome.PASS) {
            String detail = e.outcome() + " at attempt " + e.attempt() + ": "
                    + e.evidence().note();
            return line(Tone.WARNING, e.build().label(), e.cell().toString(), detail);
        } else if (event instanceof TrainEvent.CellRerun e) {
            String detail = "attempt " + e.attempt() + ", by " + e.actor().name() + ": " + e.reason();
            return line(Tone.PLAIN, e.build().label(), e.cell() + " again", detail);
        } else if (event instanceof TrainEvent.GateOverridden e) {
            String detail = "by " + e.actor().name() + ": " + e.reason();
            return line(Tone.WARNING, e.build().label(), e.gate() + " overridden", detail);
        } else if (event instanceof TrainEvent.BuildValidated e) {
            return line(Tone.GOOD, e.build().label(), "validated", "");
        }
        return Optional.empty();
    }

    private Optional<Milestone> runs(TrainEvent event) {
        if (event instanceof TrainEvent.RunOpened e) {
            String detail = e.build() + " for " + accounts(accounts.applyAsInt(e.stage()));
            return line(Tone.PLAIN, stage.apply(e.stage()), "opens", detail);
        } else if (event instanceof TrainEvent.RunEnded e) {
            boolean whole = e.tally().failed() == 0 && e.tally().leftOver() == 0;
            return line(whole ? Tone.GOOD : Tone.WARNING, stage.apply(e.stage()), "ended", counts(e.tally()));
        } else if (event instanceof TrainEvent.StageWaiting e) {
            return line(Tone.PLAIN, stage.apply(e.stage()), "waits", e.reason());
        } else if (event instanceof TrainEvent.RunSkipped e) {
            return line(Tone.PLAIN, stage.apply(e.stage()), "skipped", e.reason());
        } else if (event instanceof TrainEvent.RunHalted e) {
            return line(Tone.WARNING, stage.apply(e.stage()), "halted", "by " + e.by() + ": " + e.reason());
        } else if (event instanceof TrainEvent.RunResumed e) {
            return line(
                    Tone.PLAIN,
                    stage.apply(e.stage()),
                    "resumed",
                    "by " + e.actor().name());
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            return line(Tone.WARNING, stage.apply(e.stage()), "rolls back", "");
        } else if (event instanceof TrainEvent.RunRolledBack e) {
            int needHand = e.needHand().size();
            return needHand == 0
                    ? line(Tone.PLAIN, stage.apply(e.stage()), "rolled back", "")
                    : line(Tone.BAD, stage.apply(e.stage()), "rolled back", accounts(needHand) + " in need of a hand");
        }
        return Optional.empty();
    }

    private Optional<Milestone> issues(TrainEvent event) {
        if (event instanceof TrainEvent.IssueOpened e) {
            Tone tone = e.severity() == Severity.BLOCKING ? Tone.BAD : Tone.WARNING;
            return line(tone, e.build().label(), "issue " + e.issue(), e.severity() + ": " + e.summary());
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            String detail = e.severity() + " by " + e.actor().name() + ": " + e.reason();
            return line(Tone.WARNING, e.release(), "triaged " + e.issue(), detail);
        } else if (event instanceof TrainEvent.IssueWaived e) {
            String detail = "by " + e.actor().name() + ": " + e.reason();
            return line(Tone.WARNING, e.release(), "waived " + e.issue(), detail);
        } else if (event instanceof TrainEvent.AssentGiven e) {
            return line(Tone.WARNING, e.release(), e.actor().name() + " wants to " + e.subject(), e.reason());
        } else if (event instanceof TrainEvent.IssueResolved e) {
            return line(Tone.GOOD, e.release(), "resolved " + e.issue(), "by " + e.build());
        }
        return Optional.empty();
    }

    private Optional<Milestone> soaks(TrainEvent event) {
        if (event instanceof TrainEvent.SignalJudged e) {
            Tone tone = e.verdict() == SoakState.HARMFUL ? Tone.BAD : Tone.GOOD;
            return line(tone, e.build().label(), e.metric() + " " + e.verdict(), e.evidence());
        } else if (event instanceof TrainEvent.SoakUnwatched e) {
            return line(Tone.WARNING, e.build().label(), "soaks unwatched", e.reason());
        } else if (event instanceof TrainEvent.SoakOverridden e) {
            String detail = "by " + e.actor().name() + ": " + e.reason();
            return line(Tone.WARNING, e.build().label(), "soak overridden", detail);
        } else if (event instanceof TrainEvent.SoakInconclusive e) {
            return line(Tone.BAD, e.build().label(), "soak INCONCLUSIVE", e.evidence());
        }
        return Optional.empty();
    }

    private Optional<Milestone> ends(TrainEvent event) {
        if (event instanceof TrainEvent.WeekSkipped e) {
            return line(Tone.PLAIN, e.release(), "no release", e.reason());
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            return line(Tone.BAD, e.release(), "canceled", "by " + e.by() + ": " + e.reason());
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            boolean completed = e.outcome() == Outcome.COMPLETED;
            String detail =
                    e.shipped().map(build -> build + " is the new baseline").orElse(e.reason());
            return line(
                    completed ? Tone.GOOD : Tone.BAD, e.release(), e.outcome().name(), detail);
        }
        return Optional.empty();
    }

    private static String accounts(int count) {
        return count == 1 ? "1 account" : count + " accounts";
    }

    private static String counts(Tally tally) {
        StringBuilder counts = new StringBuilder();
        counts.append(tally.updated()).append(" of ").append(tally.roster()).append(" updated");
        if (tally.failed() > 0) {
            counts.append(", ").append(tally.failed()).append(" failed");
        }
        if (tally.leftOver() > 0) {
            counts.append(", ").append(tally.leftOver()).append(" left over");
        }
        return counts.toString();
    }

    private Optional<Milestone> line(Tone tone, String subject, String what, String detail) {
        return Optional.of(new Milestone(at, tone, subject, what, detail));
    }
}
