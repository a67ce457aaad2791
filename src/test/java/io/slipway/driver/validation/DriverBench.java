package io.slipway.driver.validation;

import io.slipway.machine.Build;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.MatrixCell;
import io.slipway.train.Evidence.RunCell;
import io.slipway.train.TrainCommand.ReportCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A driver whose reports a test can wait for. */
final class DriverBench implements AutoCloseable {

    static final CellId CELL = CellId.parse("performance/aws/emr");
    static final Duration LONG = Duration.ofSeconds(30);
    static final int LOG_LIMIT = 10_000;

    final PostBox box = new PostBox();
    final BlockingQueue<ReportCell> reports = new LinkedBlockingQueue<>();
    final ValidationDriver driver;

    DriverBench(Path directory, int concurrency) {
        driver = new ValidationDriver(
                new ValidationSetup(concurrency, directory, LOG_LIMIT, Duration.ofMillis(300)), box, report -> {
                    reports.add(report);
                    return CompletableFuture.completedFuture(true);
                });
    }

    static RunCell attempt(CellRunner runner, Duration limit, int attempt) {
        MatrixCell cell =
                new MatrixCell(CELL, MatrixCell.Feeds.VALIDATION_SUITE, true, runner, limit, 0, Duration.ZERO);
        return new RunCell("2026.48", new Build("2026.48.0"), cell, attempt, 0);
    }

    static RunCell command(String template, Duration limit) {
        return attempt(new CellRunner.Command(template), limit, 1);
    }

    /** What the driver reports next. */
    ReportCell report() {
        return within(LONG);
    }

    ReportCell report(RunCell attempt) {
        driver.ask(attempt);
        return report();
    }

    private ReportCell within(Duration patience) {
        try {
            ReportCell report = reports.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (report == null) {
                throw new AssertionError("nothing was reported within " + patience);
            }
            return report;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
