package io.slipway.driver.validation;

import io.slipway.machine.Build;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.train.CellEvidence;
import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence.RunCell;
import io.slipway.train.TrainCommand.ReportCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs cells for real. It is told which attempts are wanted: asked twice it runs once, asked for an attempt that is over it reports the
 * same again, and a later attempt of a cell takes the place of an earlier one once nothing of that runs any more. Attempts that are
 * stopped are not reported: they are still owed.
 */
public final class ValidationDriver implements AutoCloseable {

    private static final Duration SLACK = Duration.ofSeconds(10);

    private record Key(String release, String build, CellId cell) {

        static Key of(RunCell attempt) {
            return new Key(
                    attempt.release(), attempt.build().label(), attempt.cell().id());
        }
    }

    private final ValidationSetup setup;
    private final CellReports reports;
    private final PostBox posted;
    private final CommandRunner commands;
    private final WebhookRunner webhooks;
    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private final Map<Key, RunningCell> running = new LinkedHashMap<>();
    private final Map<Key, ReportCell> reported = new LinkedHashMap<>();
    private boolean closed;

    /** @param posted where results arrive that others post; it is not closed with the driver */
    public ValidationDriver(ValidationSetup setup, PostBox posted, CellReports reports) {
        this.setup = setup;
        this.reports = reports;
        this.posted = posted;
        this.commands = new CommandRunner(new CellFiles(setup.directory()), setup.logLimit(), setup.patience());
        this.webhooks = new WebhookRunner(posted);
        this.pool = Executors.newFixedThreadPool(setup.concurrency());
        this.timer = Executors.newSingleThreadScheduledExecutor();
    }

    /** An attempt is wanted. */
    public void ask(RunCell attempt) {
        Key key = Key.of(attempt);
        RunningCell next = new RunningCell(attempt);
        RunningCell before;
        synchronized (this) {
            ReportCell known = reported.get(key);
            before = running.get(key);
            if (closed || (before != null && before.attempt().attempt() >= attempt.attempt())) {
                return;
            } else if (known != null && known.attempt() == attempt.attempt()) {
                reports.report(known);
                return;
            }
            running.put(key, next);
        }
        if (before == null) {
            schedule(next);
        } else {
            before.whenOver(() -> schedule(next));
            stop(before);
        }
    }

    /** The release is over: nothing of it is wanted any more. */
    public void forget(String release) {
        List<RunningCell> over;
        synchronized (this) {
            reported.keySet().removeIf(key -> key.release().equals(release));
            over = running.entrySet().stream()
                    .filter(entry -> entry.getKey().release().equals(release))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        over.forEach(this::stop);
    }

    /** Somebody else has said what came of an attempt: it is not reported here, and what runs of it is stopped. */
    public void settled(String release, Build build, CellId cell, int attempt) {
        Optional<RunningCell> settled;
        synchronized (this) {
            settled = Optional.ofNullable(running.get(new Key(release, build.label(), cell)))
                    .filter(there -> there.attempt().attempt() == attempt);
        }
        settled.ifPresent(this::stop);
    }

    /** How long each attempt that has had its turn has been running. */
    public synchronized Map<CellId, Duration> running() {
        Map<CellId, Duration> durations = new LinkedHashMap<>();
        running.values()
                .forEach(cell -> cell.runsFor()
                        .ifPresent(
                                duration -> durations.put(cell.attempt().cell().id(), duration)));
        return durations;
    }

    /** Stops every attempt and everything they started; returns when nothing is left, or at the end of its patience. */
    @Override
    public void close() {
        List<RunningCell> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(running.values());
        }
        left.forEach(this::stop);
        timer.shutdownNow();
        pool.shutdown();
        try {
            pool.awaitTermination(setup.patience().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(RunningCell cell) {
        posted.withdraw(cell.attempt());
        cell.stop();
        cell.whenOver(() -> remove(cell));
    }

    private synchronized void schedule(RunningCell cell) {
        if (!closed) {
            Duration wait = cell.attempt().cell().waitBefore(cell.attempt().retry());
            later(wait, () -> launch(cell));
        }
    }

    private void later(Duration wait, Runnable then) {
        Future<?> unused = timer.schedule(then, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void launch(RunningCell cell) {
        if (closed || cell.isStopped()) {
            return;
        } else if (cell.attempt().cell().runner() instanceof CellRunner.Posted) {
            cell.beginElsewhere();
            Duration limit = cell.attempt().cell().timeLimit();
            posted.await(cell.attempt(), finding -> finished(cell, finding));
            later(limit, () -> outOfTime(cell));
        } else {
            pool.execute(() -> work(cell));
        }
    }

    private void outOfTime(RunningCell cell) {
        if (posted.withdraw(cell.attempt())) {
            String note = "nobody posted a result within "
                    + cell.attempt().cell().timeLimit().toSeconds() + "s";
            finished(cell, CellFinding.of(CellOutcome.TIMED_OUT, "nobody", note));
        }
    }

    private void work(RunningCell cell) {
        if (!cell.begin()) {
            return;
        }
        AttemptRunner runner = cell.attempt().cell().runner() instanceof CellRunner.Command ? commands : webhooks;
        try {
            CellFinding finding = runner.run(cell.attempt());
            cell.leave();
            finished(cell, finding);
        } catch (InterruptedException stopped) {
            cell.leave();
        } catch (RuntimeException mistake) {
            cell.leave();
            finished(cell, CellFinding.inconclusive("driver", "cannot be run: " + mistake));
        } finally {
            cell.end();
        }
    }

    private CompletionStage<?> finished(RunningCell cell, CellFinding finding) {
        RunCell attempt = cell.attempt();
        Duration took = Duration.ofMillis(cell.runsFor().orElse(Duration.ZERO).toMillis());
        ReportCell report = new ReportCell(
                attempt.release(),
                attempt.build(),
                attempt.cell().id(),
                attempt.attempt(),
                finding.outcome(),
                new CellEvidence(finding.by(), took, finding.note(), finding.log(), finding.sha256()));
        synchronized (this) {
            if (cell.isStopped()) {
                return CompletableFuture.completedFuture(false);
            }
            reported.put(Key.of(attempt), report);
        }
        remove(cell);
        cell.end();
        return reports.report(report);
    }

    private synchronized void remove(RunningCell cell) {
        running.remove(Key.of(cell.attempt()), cell);
    }
}
