package io.slipway.cli.validation;

import io.slipway.cli.local.LocalJournal;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Interruption;
import io.slipway.conf.Likeness;
import io.slipway.driver.validation.PostBox;
import io.slipway.driver.validation.ValidationDriver;
import io.slipway.driver.validation.ValidationSetup;
import io.slipway.machine.Build;
import io.slipway.machine.Refusal;
import io.slipway.policy.CellId;
import io.slipway.policy.ValidationMatrix;
import io.slipway.train.Actor;
import io.slipway.train.CellRun;
import io.slipway.train.TrainCommand;
import io.slipway.train.TrainState;
import io.slipway.train.Validation;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One validation of one build: what the driver finds out goes through the train, one outcome after another, and the train asks the driver
 * for what is next. Whatever was recorded before a crash is not run again; what was running is.
 */
final class ValidationRun implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(100);

    private record Letter(TrainCommand.ReportCell outcome, CompletableFuture<Boolean> safe) {}

    private final BlockingQueue<Letter> inbox = new LinkedBlockingQueue<>(); // One letter for each cell that runs.
    private final String release;
    private final Build build;
    private final Selection selection;
    private final LocalJournal journal;
    private final ValidationDriver driver;
    private final LocalTrain train;

    ValidationRun(
            String release,
            Build build,
            Selection selection,
            LocalJournal journal,
            ValidationSetup setup,
            PostBox posted) {
        this.release = release;
        this.build = build;
        this.selection = selection;
        this.journal = journal;
        this.driver = new ValidationDriver(setup, posted, this::post);
        this.train = new LocalTrain(
                journal,
                run -> {
                    if (run.build().equals(build)
                            && selection.contains(run.cell().id())) {
                        driver.ask(run);
                    }
                },
                Clock.systemUTC());
    }

    /** Proposes the build, unless that was done before, and runs again what is to be run again. */
    void begin(ValidationMatrix matrix, List<String> reruns, Actor actor, String reason) {
        if (!(train.state() instanceof TrainState.Platform)) {
            must(train.tell(LocalTrain.commission(matrix)));
        }
        boolean same = train.state() instanceof TrainState.Platform platform
                && platform.policy().validation().equals(Optional.of(matrix));
        if (!same) {
            throw Complaint.badInput(
                    "the matrix has changed since " + release + " was first validated, and a release keeps its matrix",
                    "restore the file, or validate under another --release or --state");
        }
        LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        must(train.tell(new TrainCommand.Propose(release, build, monday, actor)));
        if (Validation.of(train.state(), release, build).isEmpty()) {
            must(train.tell(new TrainCommand.ProposePatch(release, build, List.of(), actor)));
        }
        for (CellRun run : chosen(reruns)) {
            must(train.tell(
                    new TrainCommand.RerunCell(release, build, run.cell().id(), run.attempt(), actor, reason)));
        }
        train.recover();
    }

    /** Runs until every selected cell has settled. Returns false if it was interrupted before. */
    boolean run(Interruption interruption, LiveTable table) throws InterruptedException {
        while (cells().stream().anyMatch(CellRun::isAwaited)) {
            if (interruption.isRequested()) {
                return false;
            }
            table.draw(cells(), driver.running());
            Letter letter = inbox.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            if (letter != null) {
                take(letter, table);
            }
        }
        return true;
    }

    /** Where the build stands. */
    Validation standing() {
        return Validation.of(train.state(), release, build).orElseThrow();
    }

    /** How long each cell has been running. */
    Map<CellId, Duration> running() {
        return driver.running();
    }

    /** Stops what runs. What had come to an end before is recorded. */
    void stop() {
        driver.close();
        List<Letter> late = new ArrayList<>();
        inbox.drainTo(late);
        for (Letter letter : late) {
            must(train.tell(letter.outcome()));
            letter.safe().complete(true);
        }
    }

    @Override
    public void close() {
        stop();
        journal.close();
    }

    private List<CellRun> cells() {
        return standing().cells().stream()
                .filter(run -> selection.contains(run.cell().id()))
                .toList();
    }

    private CompletionStage<Boolean> post(TrainCommand.ReportCell outcome) {
        CompletableFuture<Boolean> safe = new CompletableFuture<>();
        inbox.add(new Letter(outcome, safe));
        return safe;
    }

    private void take(Letter letter, LiveTable table) {
        must(train.tell(letter.outcome()));
        letter.safe().complete(true);
        CellId cell = letter.outcome().cell();
        cells().stream()
                .filter(run -> run.cell().id().equals(cell))
                .flatMap(run ->
                        run.history().stream().skip(Math.max(0, run.history().size() - 1L)))
                .forEach(attempt -> table.recorded(cell, attempt));
    }

    private List<CellRun> chosen(List<String> reruns) {
        if (reruns.contains("failed")) {
            return cells().stream()
                    .filter(run -> !run.isAwaited() && !run.isPassed())
                    .toList();
        }
        return reruns.stream()
                .map(name -> standing().cells().stream()
                        .filter(run -> run.cell().id().toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Complaint.badInput(
                                "there is no cell \"" + name + "\"",
                                Likeness.mend(
                                        name,
                                        standing().cells().stream()
                                                .map(run -> run.cell().id().toString())
                                                .toList()))))
                .toList();
    }

    private static void must(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw Complaint.badInput(refusal.get().sentence(), "nothing was changed");
        }
    }
}
