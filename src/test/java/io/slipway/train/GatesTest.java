package io.slipway.train;

import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.OPERATOR;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.TUESDAY_CLOSES;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.halt;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.local;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.override;
import static io.slipway.train.TrainBench.passed;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.propose;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.validated;
import static io.slipway.train.TrainBench.verdict;
import static io.slipway.train.TrainBench.waive;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.train.Gate.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a build gets past the gates, or does not. */
class GatesTest {

    @Test
    void asksEveryGateForEveryBuild() {
        var bench = proposed(Policies.twoWaves());
        assertThat(bench.asked(Evidence.Judge.class))
                .extracting(Evidence.Judge::gate)
                .containsExactly(Gate.values());

        bench.tell(patch(PATCH, "leak"));

        assertThat(bench.asked(Evidence.Judge.class))
                .extracting(Evidence.Judge::build)
                .containsOnly(PATCH);
    }

    @Test
    void validatesABuildOnceEveryGateHasPassed() {
        var bench = proposed(Policies.twoWaves())
                .tell(
                        verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.PASS),
                        verdict(FIRST, Gate.SAMPLE_WORKLOADS, Verdict.PASS));
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).isEmpty();

        bench.tell(verdict(FIRST, Gate.SERVING_CANARY, Verdict.PASS));

        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSize(1);
    }

    @Test
    void rejectsAReleaseWhoseFirstBuildFailsAGate() {
        var bench = proposed(Policies.twoWaves()).tell(verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.FAIL));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ending(bench).shipped()).isEmpty();
    }

    @Test
    void rejectsAReleaseThatIsNeverValidated() {
        var bench = proposed(Policies.twoWaves()).at(TUESDAY_OPENS).tell(opens(WAVE_1));
        assertThat(bench.journal(TrainEvent.StageWaiting.class).get(0).reason()).contains("passed every gate");

        bench.at(TUESDAY_CLOSES).tell(closes(WAVE_1));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void opensAtOnceWhenTheFirstBuildPassesInsideTheWindow() {
        var bench = proposed(Policies.twoWaves()).at(TUESDAY_OPENS).tell(opens(WAVE_1));

        passed(bench.at(local(1, "14:40")), FIRST);

        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
    }

    @Test
    @DisplayName("A33: an inconclusive canary blocks")
    void blocksOnAnInconclusiveGate() {
        var bench = inconclusive().at(TUESDAY_OPENS).tell(opens(WAVE_1));

        assertThat(bench.journal(TrainEvent.RunOpened.class)).isEmpty();
    }

    @Test
    @DisplayName("A33: only a named release manager overrides an inconclusive gate, with a reason")
    void letsAReleaseManagerOverrideAnInconclusiveGate() {
        var bench = inconclusive().at(TUESDAY_OPENS).tell(opens(WAVE_1));

        bench.tell(new TrainCommand.OverrideGate(WEEK, FIRST, Gate.SERVING_CANARY, OPERATOR, "please"));
        assertThat(bench.refusal().map(Refusal::code)).contains("NOT_PERMITTED");

        bench.tell(override(FIRST, Gate.SERVING_CANARY));
        assertThat(bench.journal(TrainEvent.GateOverridden.class).get(0).reason())
                .isEqualTo("a quiet holiday");
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
    }

    @Test
    void overridesNothingElse() {
        var bench = proposed(Policies.twoWaves()).tell(verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.PASS));

        assertThat(code(bench.tell(override(FIRST, Gate.VALIDATION_SUITE)))).isEqualTo("NOT_INCONCLUSIVE");
        assertThat(code(bench.tell(override(FIRST, Gate.SERVING_CANARY)))).isEqualTo("NOT_INCONCLUSIVE");
        assertThat(code(bench.tell(override(PATCH, Gate.SERVING_CANARY)))).isEqualTo("NO_SUCH_BUILD");
    }

    @Test
    void hearsEachGateOnceForEachBuild() {
        var bench = validated();

        assertThat(bench.tell(verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.FAIL))
                        .news())
                .isEmpty();
        assertThat(bench.tell(verdict(PATCH, Gate.VALIDATION_SUITE, Verdict.PASS))
                        .news())
                .isEmpty();
    }

    @Test
    void goesOnWhenAPatchFailsAGate() {
        var bench = soaking().tell(patch(PATCH, "leak"), verdict(PATCH, Gate.SERVING_CANARY, Verdict.FAIL));

        assertThat(platform(bench).release()).isPresent();
    }

    @Test
    void opensTuesdayWithThePatchOfAnIssueFoundBefore() {
        var bench = validated().tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak"));
        bench.at(TUESDAY_OPENS).tell(opens(WAVE_1));
        assertThat(bench.journal(TrainEvent.StageWaiting.class).get(0).reason()).contains("leak");
        assertThat(bench.journal(TrainEvent.RunOpened.class)).isEmpty();

        passed(bench, PATCH);
        assertThat(bench.journal(TrainEvent.RunOpened.class))
                .containsExactly(new TrainEvent.RunOpened(WEEK, WAVE_1, PATCH));

        cleanWednesday(bench.tell(ended(WAVE_1, 2)));
        assertThat(bench.journal(TrainEvent.RunHalted.class)).isEmpty();
        assertThat(bench.journal(TrainEvent.IssueResolved.class)).hasSize(1);
    }

    @Test
    void opensTuesdayWithTheFirstBuildWhileALaterOneIsJudged() {
        var bench = validated().tell(patch(PATCH)).at(TUESDAY_OPENS).tell(opens(WAVE_1));

        assertThat(bench.journal(TrainEvent.RunOpened.class))
                .containsExactly(new TrainEvent.RunOpened(WEEK, WAVE_1, FIRST));
    }

    @Test
    void cancelsWhenAnIssueFoundBeforeTuesdayIsNotPatchedInTime() {
        var bench = validated()
                .tell(issue("leak", FIRST, Severity.BLOCKING))
                .at(TUESDAY_OPENS)
                .tell(opens(WAVE_1))
                .at(TUESDAY_CLOSES)
                .tell(closes(WAVE_1));

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.CANCELED);
    }

    @Test
    void takesOneReleaseAtATime() {
        var bench = validated();

        assertThat(bench.tell(propose()).news()).isEmpty();
        assertThat(code(bench.tell(new TrainCommand.Propose("2026.49", PATCH, MONDAY.plusDays(7), MANAGER))))
                .isEqualTo("RELEASE_ACTIVE");
    }

    @Test
    void takesNoReleaseTwice() {
        var bench = validated().tell(cancel());

        bench.tell(propose());

        assertThat(code(bench)).isEqualTo("RELEASE_OVER");
        assertThat(platform(bench).release()).isEmpty();
    }

    @Test
    void hearsNothingMoreOfAReleaseThatIsOver() {
        var bench = validated().tell(cancel());

        for (var late : List.of(opens(WAVE_1), closes(WAVE_1), verdict(FIRST, Gate.SERVING_CANARY, Verdict.PASS))) {
            assertThat(bench.tell(late).news()).isEmpty();
        }
        for (var late : List.of(
                issue("leak", FIRST, Severity.BLOCKING), waive("leak"), patch(PATCH), halt(), resume(), cancel())) {
            assertThat(code(bench.tell(late))).isEqualTo("NO_SUCH_RELEASE");
        }
        assertThat(code(bench.tell(override(FIRST, Gate.SERVING_CANARY)))).isEqualTo("NO_SUCH_RELEASE");
        assertThat(bench.tell(ended(WAVE_1, 2)).news()).isEmpty();
    }

    private static Bench<TrainState, TrainEvent> inconclusive() {
        return proposed(Policies.twoWaves())
                .tell(
                        verdict(FIRST, Gate.VALIDATION_SUITE, Verdict.PASS),
                        verdict(FIRST, Gate.SAMPLE_WORKLOADS, Verdict.PASS),
                        verdict(FIRST, Gate.SERVING_CANARY, Verdict.INCONCLUSIVE));
    }

    private static String code(Bench<TrainState, TrainEvent> bench) {
        return bench.refusal().orElseThrow().code();
    }
}
