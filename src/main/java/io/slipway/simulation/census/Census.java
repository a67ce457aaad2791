package io.slipway.simulation.census;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.witness.Witness.BatchRun;
import io.slipway.stream.StreamEvent;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a run. What it counts is complete once the run is over. */
public final class Census implements Onlooker {

    private final List<Week> weeks = new ArrayList<>();
    private final Totals totals = new Totals();
    private final ApplyTotals applies = new ApplyTotals();
    private final Exposure exposure = new Exposure();
    private final SortedMap<String, Integer> accounts = new TreeMap<>();
    private Optional<WeekTally> active = Optional.empty();
    private StreamJobs streamJobs = StreamJobs.of(List.of(), 0, 0, 0);
    private Figures figures = new Figures();

    /** In the order of their proposal; those that were skipped included. */
    public List<Week> weeks() {
        return List.copyOf(weeks);
    }

    /** How many accounts each build serves at the end, by the build's label. */
    public SortedMap<String, Integer> accounts() {
        return accounts;
    }

    public StreamJobs streamJobs() {
        return streamJobs;
    }

    public Figures figures() {
        return figures;
    }

    @Override
    public void job(Instant at, SeenJob job, StreamEvent event) {
        totals.counted(event);
    }

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        totals.counted(event);
        applies.counted(event);
        if (event instanceof AccountEvent.Registered) {
            exposure.moved(at, account.serving(), account.serving(), true);
        }
    }

    @Override
    public void serving(Instant at, SeenAccount account, Build before) {
        if (!account.serving().equals(before)) {
            exposure.moved(at, before, account.serving(), false);
        }
    }

    @Override
    public void wave(Instant at, EntityId wave, WaveEvent event) {
        if (active.isPresent()) {
            active.get().counted(wave, event);
        }
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        totals.counted(event);
        if (event instanceof TrainEvent.ReleaseProposed e) {
            active = Optional.of(new WeekTally(e.release(), e.stages()));
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            weeks.add(skipped(at, e, panorama));
        } else if (active.isPresent()) {
            active.get().counted(at, event);
        }
        if (event instanceof TrainEvent.IssueOpened e && !e.updateFailure()) {
            exposure.regressed(e.build());
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            active.ifPresent(week -> {
                totals.ended(e.outcome(), week);
                close(week);
            });
            active = Optional.empty();
            exposure.settle();
        }
    }

    /** A week is skipped when its release is proposed, and that is in the week itself. */
    private static Week skipped(Instant at, TrainEvent.WeekSkipped event, Panorama panorama) {
        var monday = at.atZone(panorama.policy().zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        WeekTally week = new WeekTally(event.release(), panorama.policy().week(monday));
        week.ended(at, Outcome.CANCELED, event.reason());
        return week.result();
    }

    private void close(WeekTally week) {
        totals.counted(week);
        weeks.add(week.result());
    }

    @Override
    public void batchRan(Instant at, BatchRun run) {
        applies.counted(run);
    }

    @Override
    public void refused(Instant at, EntityId entity, Refusal refusal) {
        applies.counted(refusal);
    }

    @Override
    public void crashed(Instant at, EntityId entity) {
        totals.crashed();
    }

    @Override
    public void ended(Instant at, Panorama panorama) {
        active.ifPresent(this::close);
        active = Optional.empty();
        int needHand = 0;
        for (SeenAccount account : panorama.accounts()) {
            accounts.merge(account.serving().label(), 1, Integer::sum);
            needHand += account.needsHand() ? 1 : 0;
        }
        streamJobs = StreamJobs.of(panorama.jobs(), totals.handoffs(), totals.aborted(), totals.handoffsFailed());
        figures = totals.figures(exposure.minutes(at), needHand, streamJobs.doubled());
        applies.addTo(figures, streamJobs.planned());
    }
}
