package io.slipway.simulation.census;

import io.slipway.simulation.panorama.SeenJob;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * The stream jobs of a run, by what their processes truly did.
 *
 * @param pinnedRestarts process starts of pinned jobs beyond their first, and those that pin a job: all by their owners
 * @param handoffs completed ones: green took over and blue is gone
 * @param aborted greens that were given up
 * @param failed handoffs that gave up after their last attempt
 * @param minOnline the fewest online processes any running job had at any time; empty if none ever ran
 * @param maxProcesses the most processes any job had at any time
 * @param downtime how long jobs had no online process, added up
 * @param doubled how long jobs had two processes, added up
 * @param planned how long jobs had no online process because their owners recreated them, added up; no part of the downtime
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
        Duration doubled,
        Duration planned) {

    static StreamJobs of(Collection<SeenJob> jobs, long handoffs, long aborted, long failed) {
        long restarts = 0;
        OptionalInt minOnline = OptionalInt.empty();
        int maxProcesses = 0;
        Duration downtime = Duration.ZERO;
        Duration doubled = Duration.ZERO;
        Duration planned = Duration.ZERO;
        for (SeenJob job : jobs) {
            restarts += job.pinnedRestarts();
            if (job.isRunning()) {
                minOnline = OptionalInt.of(Math.min(minOnline.orElse(Integer.MAX_VALUE), job.leastOnline()));
            }
            maxProcesses = Math.max(maxProcesses, job.mostProcesses());
            downtime = downtime.plus(job.downtime());
            doubled = doubled.plus(job.doubled());
            planned = planned.plus(job.plannedDowntime());
        }
        return new StreamJobs(
                jobs.size(), restarts, handoffs, aborted, failed, minOnline, maxProcesses, downtime, doubled, planned);
    }
}
