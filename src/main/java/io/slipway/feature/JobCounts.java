package io.slipway.feature;

/**
 * The materialization jobs that a change brings, beyond those that run already.
 *
 * @param backfills jobs that fill in the past, once
 * @param streams stream processes that start
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
}
