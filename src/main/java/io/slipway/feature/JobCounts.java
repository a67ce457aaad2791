package io.slipway.feature;

import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.feature.FeatureObject.StreamFeatureView;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The materialization jobs that a change brings, beyond those that run already.
 *
 * @param backfills jobs that fill in the past, once
 * @param streams stream processes that start where none was
 * @param recurring batch jobs that come again on a schedule
 */
public record JobCounts(int backfills, int streams, int recurring) {

    public static final JobCounts NONE = new JobCounts(0, 0, 0);

    public JobCounts plus(JobCounts other) {
        return new JobCounts(backfills + other.backfills, streams + other.streams, recurring + other.recurring);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Rows come to a feature table from outside, so it has no jobs of its own; in a development workspace nothing has. */
    static JobCounts of(
            Workspace workspace,
            Transition transition,
            Optional<FeatureObject> before,
            FeatureObject after,
            LocalDate today) {
        if (!workspace.isLive() || transition == Transition.DELETE) {
            return NONE;
        }
        Optional<FeatureObject> kept = transition == Transition.RECREATE ? Optional.empty() : before;
        Optional<Materialization> had = kept.flatMap(FeatureObject::materialization);
        Optional<Materialization> has = after.materialization().filter(Materialization::isMaterialized);
        Optional<Backfill> backfill = backfill(after);
        if (has.isEmpty() || backfill.isEmpty()) {
            return NONE;
        }
        boolean fills = (has.get().online()
                        && had.filter(Materialization::online).isEmpty())
                || (has.get().offline() && had.filter(Materialization::offline).isEmpty());
        boolean recurs = had.filter(Materialization::isMaterialized).isEmpty();
        boolean streams =
                hasProcess(after) && kept.filter(JobCounts::hasProcess).isEmpty();
        return new JobCounts(fills ? backfill.get().jobs(today) : 0, streams ? 1 : 0, recurs ? 1 : 0);
    }

    private static boolean hasProcess(FeatureObject object) {
        return object instanceof StreamFeatureView view && view.hasProcess();
    }

    private static Optional<Backfill> backfill(FeatureObject object) {
        if (object instanceof BatchFeatureView view) {
            return Optional.of(view.backfill());
        }
        return object instanceof StreamFeatureView view ? Optional.of(view.backfill()) : Optional.empty();
    }
}
