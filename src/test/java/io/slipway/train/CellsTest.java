package io.slipway.train;

import static io.slipway.policy.Matrices.FAST_AWS;
import static io.slipway.policy.Matrices.FAST_GCP;
import static io.slipway.policy.Matrices.OPTIONAL;
import static io.slipway.policy.Matrices.SAMPLES;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.OPERATOR;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.TUESDAY_CLOSES;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.override;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.policy.CellId;
import io.slipway.policy.Matrices;
import io.slipway.policy.Policies;
import io.slipway.train.Gate.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How the cells of a validation matrix make the verdict of a gate. */
class CellsTest {

    static final CellEvidence LOG = new CellEvidence(
            "command", Duration.ofMinutes(3), "exit code 0", Optional.of("logs/1.log"), Optional.of("abcd"));

    @Test
    void asksEveryCellAndOnlyTheGatesThatNoCellFeeds() {
        var bench = matrix(0);

        assertThat(bench.asked(Evidence.RunCell.class))
                .extracting(run -> run.cell().id())
                .containsExactly(FAST_AWS, FAST_GCP, OPTIONAL, SAMPLES);
        assertThat(bench.asked(Evidence.Judge.class))
                .extracting(Evidence.Judge::gate)
                .containsExactly(Gate.SERVING_CANARY);
        bench.tell(patch(PATCH));
        assertThat(bench.asked(Evidence.RunCell.class))
                .extracting(Evidence.RunCell::build)
                .hasSize(4)
                .containsOnly(PATCH);
    }

    @Test
    void validatesOnceEveryRequiredCellHasPassed() {
        var bench = matrix(0).tell(passes(FAST_AWS), passes(SAMPLES), canary());
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).isEmpty();

        bench.tell(passes(FAST_GCP));

        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).containsExactly(Verdict.PASS);
        assertThat(bench.journal(TrainEvent.VerdictRecorded.class).get(2).evidence())
                .isEqualTo("2 of 2 required cells passed");
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSize(1);
    }

    @Test
    void isNotHeldUpByAnOptionalCellThatFails() {
        var bench = matrix(0).tell(says(OPTIONAL, 1, CellOutcome.FAIL));

        assertThat(bench.journal(TrainEvent.VerdictRecorded.class)).isEmpty();
        bench.tell(passes(FAST_AWS), passes(FAST_GCP), passes(SAMPLES), canary());
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSize(1);
    }

    @Test
    void failsTheGateAtOnceAndHoldsTheReleaseForARerunOrAPatch() {
        var bench = matrix(0).tell(says(FAST_AWS, 1, CellOutcome.FAIL));

        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).containsExactly(Verdict.FAIL);
        assertThat(bench.journal(TrainEvent.VerdictRecorded.class).get(0).evidence())
                .isEqualTo("0 of 2 required cells passed; performance/aws/emr FAIL at attempt 1");
        assertThat(platform(bench).release()).isPresent();

        bench.at(TUESDAY_OPENS).tell(opens(WAVE_1)).at(TUESDAY_CLOSES).tell(closes(WAVE_1));
        assertThat(ending(bench).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @EnumSource(value = CellOutcome.class, mode = Mode.EXCLUDE, names = "PASS")
    void triesACellThatDidNotPassAgainWhileItHasRetries(CellOutcome outcome) {
        var bench = matrix(2);
        for (int attempt = 1; attempt <= 2; attempt++) {
            bench.tell(says(FAST_AWS, attempt, outcome));
            assertThat(bench.asked(Evidence.RunCell.class))
                    .extracting(Evidence.RunCell::attempt, Evidence.RunCell::retry)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(attempt + 1, attempt));
        }
        assertThat(bench.journal(TrainEvent.VerdictRecorded.class)).isEmpty();

        bench.tell(says(FAST_AWS, 3, outcome));

        assertThat(bench.asked(Evidence.RunCell.class)).isEmpty();
        assertThat(cell(bench, FAST_AWS).outcome()).contains(outcome);
        assertThat(cell(bench, FAST_AWS).history()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = CellOutcome.class,
            names = {"TIMED_OUT", "CANCELED", "INCONCLUSIVE"})
    void isInconclusiveOnceAllHaveSettledAndOneSaidNothing(CellOutcome outcome) {
        var bench = matrix(0).tell(says(FAST_AWS, 1, outcome), passes(SAMPLES), canary());
        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).isEmpty();

        bench.tell(passes(FAST_GCP));

        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).containsExactly(Verdict.INCONCLUSIVE);
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).isEmpty();
        bench.tell(new TrainCommand.OverrideGate(WEEK, FIRST, Gate.VALIDATION_SUITE, OPERATOR, "please"));
        assertThat(code(bench)).isEqualTo("NOT_PERMITTED");
        bench.tell(override(FIRST, Gate.VALIDATION_SUITE));
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSize(1);
    }

    @Test
    void countsTheLatestAttemptOnly() {
        var bench = matrix(0).tell(passes(FAST_GCP), passes(SAMPLES), canary(), says(FAST_AWS, 1, CellOutcome.FAIL));

        bench.tell(rerun(FAST_AWS, 1));
        assertThat(bench.asked(Evidence.RunCell.class))
                .extracting(Evidence.RunCell::attempt)
                .containsExactly(2);
        bench.tell(says(FAST_AWS, 1, CellOutcome.PASS));
        assertThat(bench.news()).as("what an attempt of the past says").isEmpty();
        bench.tell(says(FAST_AWS, 2, CellOutcome.PASS));

        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSize(1);
        assertThat(cell(bench, FAST_AWS).history())
                .extracting(CellRun.Attempt::outcome)
                .containsExactly(CellOutcome.FAIL, CellOutcome.PASS);
    }

    @Test
    void takesBackWhatWasOverriddenWhenItIsRunAgain() {
        var bench = matrix(0)
                .tell(passes(FAST_GCP), says(FAST_AWS, 1, CellOutcome.TIMED_OUT))
                .tell(override(FIRST, Gate.VALIDATION_SUITE), rerun(FAST_AWS, 1), says(FAST_AWS, 2, CellOutcome.FAIL))
                .tell(passes(SAMPLES), canary());

        assertThat(verdicts(bench, Gate.VALIDATION_SUITE)).containsExactly(Verdict.INCONCLUSIVE, Verdict.FAIL);
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).isEmpty();
    }

    @Test
    void failsAgainAtOnceIfAnotherCellHasFailedToo() {
        var bench = matrix(0).tell(says(FAST_AWS, 1, CellOutcome.FAIL), says(FAST_GCP, 1, CellOutcome.FAIL));

        bench.tell(rerun(FAST_AWS, 1));

        assertThat(bench.journal(TrainEvent.VerdictRecorded.class))
                .hasSize(2)
                .last()
                .satisfies(again -> assertThat(again.evidence())
                        .isEqualTo("0 of 2 required cells passed; performance/gcp/dataproc FAIL at attempt 1"));
    }

    @Test
    void refusesARerunThatMakesNoSense() {
        var bench = matrix(0).tell(says(FAST_AWS, 1, CellOutcome.FAIL));

        assertThat(code(bench.tell(new TrainCommand.RerunCell(WEEK, FIRST, FAST_AWS, 1, OPERATOR, "please"))))
                .isEqualTo("NOT_PERMITTED");
        assertThat(code(bench.tell(rerun(CellId.parse("a/b/c"), 1)))).isEqualTo("NO_SUCH_CELL");
        assertThat(code(bench.tell(rerun(FAST_AWS, 2)))).isEqualTo("NOTHING_TO_RERUN");
        assertThat(code(bench.tell(new TrainCommand.RerunCell(WEEK, PATCH, FAST_AWS, 1, MANAGER, "please"))))
                .isEqualTo("NO_SUCH_BUILD");
        bench.tell(rerun(FAST_AWS, 1));
        assertThat(bench.tell(rerun(FAST_AWS, 1)).news()).as("asked twice").isEmpty();
        bench.tell(says(FAST_AWS, 2, CellOutcome.PASS), passes(FAST_GCP), passes(SAMPLES), canary());
        assertThat(code(bench.tell(rerun(FAST_AWS, 2)))).isEqualTo("NOTHING_TO_RERUN");
        bench.tell(cancel());
        assertThat(code(bench.tell(rerun(FAST_AWS, 2)))).isEqualTo("NO_SUCH_RELEASE");
        assertThat(bench.tell(passes(FAST_AWS)).news()).isEmpty();
    }

    @Test
    void owesTheCellsThatAreAwaitedAfterACrash() {
        var bench = matrix(1).tell(passes(FAST_GCP), says(FAST_AWS, 1, CellOutcome.FAIL));

        assertThat(bench.crash().asked(Evidence.RunCell.class))
                .extracting(run -> run.cell().id() + " " + run.attempt())
                .containsExactly(FAST_AWS + " 2", OPTIONAL + " 1", SAMPLES + " 1");
    }

    @Test
    void hearsNoVerdictAboutAGateThatItsCellsJudge() {
        var bench = matrix(0);

        assertThat(bench.tell(verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.PASS))
                        .news())
                .isEmpty();
    }

    @Test
    void keepsTheMatrixItWasProposedUnder() {
        var bench = matrix(0).tell(new TrainCommand.AdoptPolicy(Policies.twoWaves(), MANAGER), patch(PATCH));

        assertThat(bench.asked(Evidence.RunCell.class)).hasSize(4);
    }

    @Test
    void remembersOnlySoManyAttempts() {
        var bench = matrix(0);
        for (int attempt = 1; attempt <= CellRun.REMEMBERED + 5; attempt++) {
            bench.tell(says(FAST_AWS, attempt, CellOutcome.FAIL), rerun(FAST_AWS, attempt));
        }

        assertThat(cell(bench, FAST_AWS).history())
                .hasSize(CellRun.REMEMBERED)
                .last()
                .extracting(CellRun.Attempt::number)
                .isEqualTo(CellRun.REMEMBERED + 5);
    }

    static Bench<TrainState, TrainEvent> matrix(int retries) {
        return proposed(Policies.validation(Policies.twoWaves(), Matrices.small(retries)));
    }

    static TrainCommand says(Build build, CellId cell, int attempt, CellOutcome outcome) {
        return new TrainCommand.ReportCell(WEEK, build, cell, attempt, outcome, LOG);
    }

    static TrainCommand says(CellId cell, int attempt, CellOutcome outcome) {
        return says(FIRST, cell, attempt, outcome);
    }

    static TrainCommand passes(CellId cell) {
        return says(cell, 1, CellOutcome.PASS);
    }

    static TrainCommand rerun(CellId cell, int attempt) {
        return new TrainCommand.RerunCell(WEEK, FIRST, cell, attempt, MANAGER, "the cloud was down");
    }

    static TrainCommand canary() {
        return verdict(FIRST, Gate.SERVING_CANARY, Verdict.PASS);
    }

    static CellRun cell(Bench<TrainState, TrainEvent> bench, CellId cell) {
        return Validation.of(bench.state(), WEEK, FIRST).orElseThrow().cells().stream()
                .filter(run -> run.cell().id().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static List<Verdict> verdicts(Bench<TrainState, TrainEvent> bench, Gate gate) {
        return bench.journal(TrainEvent.VerdictRecorded.class).stream()
                .filter(recorded -> recorded.gate() == gate)
                .map(TrainEvent.VerdictRecorded::verdict)
                .toList();
    }

    private static String code(Bench<TrainState, TrainEvent> bench) {
        return bench.refusal().orElseThrow().code();
    }
}
