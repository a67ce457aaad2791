package io.slipway.simulation.census;

import io.slipway.simulation.panorama.SeenJob;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * The stream jobs of a run, by what their processes truly did.
 *
 * @param pinnedRestarts process starts of pinned jobs beyond their first
 * @param handoffs completed ones: green took over and blue is gone
 * @param aborted greens that were given up
 * @param failed handoffs that gave up after their last attempt
 * @param minOnline the fewest online processes any running job had at any time; empty if none ever ran
 * @param maxProcesses the most processes any job had at any time
 * @param downtime how long jobs had no online process, added up
 * @param doubled how long jobs had two processes, added up
 */
public record StreamJobs(
        int count,
        long pinnedRestarts,
        long handoffs,
        long aborted,
        long failed,
        OptionalInt minOnline,
        int maxProcesses,
        Duration downtime,
        Duration doubled) {

    static StreamJobs of(Collection<SeenJob> jobs, long handoffs, long aborted, long failed) {
        long restarts = 0;
        OptionalInt minOnline = OptionalInt.empty();
        int maxProcesses = 0;
        Duration downtime = Duration.ZERO;
        Duration doubled = Duration.ZERO;
        for (SeenJob job : jobs) {
            restarts += job.isPinned() ? Math.max(0, job.starts() - 1) : 0;
            if (job.isRunning()) {
                minOnline = OptionalInt.of(Math.min(minOnline.orElse(Integer.MAX_VALUE), job.leastOnline()));
            }
            maxProcesses = Math.max(maxProcesses, job.mostProcesses());
            downtime = downtime.plus(job.downtime());
            doubled = doubled.plus(job.doubled());
        }
        return new StreamJobs(
                jobs.size(), restarts, handoffs, aborted, failed, minOnline, maxProcesses, downtime, doubled);
    }
}
