package io.slipway.simulation.census;

import io.slipway.account.AccountEvent;
import io.slipway.stream.StreamEvent;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What adds up over all weeks. */
final class Totals {

    private final Map<Outcome, Integer> weeks = new EnumMap<>(Outcome.class);
    private int weeksSkipped;
    private long issues;
    private long updated;
    private long updatesFailed;
    private long rolledBack;
    private long handoffs;
    private long aborted;
    private long handoffsFailed;
    private long crashes;
    private long windowMillis;
    private long windowUsedMillis;
    private long toFleetMillis;

    void counted(StreamEvent event) {
        if (event instanceof StreamEvent.BlueDrained) {
            handoffs++;
        } else if (event instanceof StreamEvent.GreenAborted) {
            aborted++;
        } else if (event instanceof StreamEvent.HandoffFailed) {
            handoffsFailed++;
        }
    }

    void counted(AccountEvent event) {
        if (event instanceof AccountEvent.UpdateFinished) {
            updated++;
        } else if (event instanceof AccountEvent.UpdateFailed) {
            updatesFailed++;
        } else if (event instanceof AccountEvent.RollBackFinished) {
            rolledBack++;
        }
    }

    void counted(TrainEvent event) {
        if (event instanceof TrainEvent.WeekSkipped) {
            weeksSkipped++;
            weeks.merge(Outcome.CANCELED, 1, Integer::sum);
        }
    }

    /** A week is over, or the run is. */
    void counted(WeekTally week) {
        issues += week.issueCount();
    }

    void crashed() {
        crashes++;
    }

    void ended(Outcome outcome, WeekTally week) {
        weeks.merge(outcome, 1, Integer::sum);
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (RunTally run : week.runs()) {
            if (run.startedAt().isPresent() && run.endedAt().isPresent()) {
                Instant started = run.startedAt().get();
                Instant ended = run.endedAt().get();
                first = started.isBefore(first) ? started : first;
                last = ended.isAfter(last) ? ended : last;
                windowMillis += run.window().toMillis();
                windowUsedMillis += run.used().toMillis();
            }
        }
        if (outcome == Outcome.COMPLETED && first.isBefore(last)) {
            toFleetMillis += Duration.between(first, last).toMillis();
        }
    }

    long handoffs() {
        return handoffs;
    }

    long aborted() {
        return aborted;
    }

    long handoffsFailed() {
        return handoffsFailed;
    }

    Figures figures(long minutesExposed, int needHand, Duration doubled) {
        long hour = Duration.ofHours(1).toMillis();
        return new Figures()
                .count("weeksCompleted", weeks(Outcome.COMPLETED))
                .count("weeksRolledBack", weeks(Outcome.ROLLED_BACK))
                .count("weeksCanceled", weeks(Outcome.CANCELED))
                .count("weeksSkipped", weeksSkipped)
                .count("weeksRejected", weeks(Outcome.REJECTED))
                .count("issues", issues)
                .count("accountMinutesExposed", minutesExposed)
                .count("accountUpdates", updated)
                .count("accountUpdatesFailed", updatesFailed)
                .count("accountRollBacks", rolledBack)
                .count("accountsNeedingHand", needHand)
                .ratio("hoursToFleet", toFleetMillis, hour * weeks(Outcome.COMPLETED))
                .ratio("windowUsePercent", 100 * windowUsedMillis, windowMillis)
                .ratio("doubleRunningProcessHours", doubled.toMillis(), hour)
                .count("entityCrashes", crashes);
    }

    private int weeks(Outcome outcome) {
        return weeks.getOrDefault(outcome, 0);
    }
}
