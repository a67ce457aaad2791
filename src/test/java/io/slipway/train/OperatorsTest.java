package io.slipway.train;

import static io.slipway.train.TrainBench.CUSTOMER;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.MONITOR;
import static io.slipway.train.TrainBench.OPERATOR;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.SUPPORT;
import static io.slipway.train.TrainBench.THURSDAY_CLOSES;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.failed;
import static io.slipway.train.TrainBench.halt;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.release;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.validated;
import static io.slipway.train.TrainBench.waive;
import static io.slipway.train.TrainBench.wave;
import static io.slipway.train.TrainBench.wednesday;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveCommand;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people may do to a release under way. */
class OperatorsTest {

    @Test
    void haltsAndResumesTheRunUnderWay() {
        var bench = thursday().tell(halt());
        WaveCommand.Halt halt = bench.told(WaveCommand.Halt.class).get(0);

        bench.tell(resume());
        WaveCommand.Resume resume = bench.told(WaveCommand.Resume.class).get(0);

        assertThat(halt.reason()).isEqualTo("a customer called");
        assertThat(resume.order()).isGreaterThan(halt.order());
        assertThat(bench.tell(ended(WAVE_2, 2)).journal(TrainEvent.ReleaseEnded.class))
                .hasSize(1);
    }

    @Test
    void haltsOnce() {
        assertThat(thursday().tell(halt(), halt()).news()).isEmpty();
    }

    @Test
    void cancelsWhenTheLastWaveIsHaltedAndNeverResumed() {
        var bench = thursday().tell(halt()).at(THURSDAY_CLOSES);

        bench.tell(ended(wave(WAVE_2), new Tally(2, 1, 0, 1, true)));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
        assertThat(bench.told(WaveCommand.RollBack.class)).hasSize(1);
    }

    @Test
    void resumesOnlyInsideTheWindow() {
        var inTime = thursday().tell(halt()).at(THURSDAY_CLOSES.minusNanos(1)).tell(resume());
        var late = thursday().tell(halt()).at(THURSDAY_CLOSES).tell(resume());

        assertThat(inTime.news()).isNotEmpty();
        assertThat(code(late)).isEqualTo("NOTHING_TO_RESUME");
    }

    @Test
    void hasNothingToHaltOrResumeBetweenRuns() {
        assertThat(code(soaking().tell(halt()))).isEqualTo("NOTHING_TO_HALT");
        assertThat(code(soaking().tell(resume()))).isEqualTo("NOTHING_TO_RESUME");
        assertThat(code(thursday().tell(resume()))).isEqualTo("NOTHING_TO_RESUME");
    }

    @Test
    void resumesNoRunThatABlockingIssueHalted() {
        var bench = tuesday().tell(issue("leak", FIRST, Severity.BLOCKING));
        assertThat(bench.journal(TrainEvent.RunHalted.class)).hasSize(1);
        assertThat(code(bench.tell(resume()))).isEqualTo("NOTHING_TO_RESUME");

        bench.tell(waive("leak"), resume());

        assertThat(bench.told(WaveCommand.Resume.class)).hasSize(1);
    }

    @Test
    void resumesAReReleaseThoughTheIssueItFixesIsOpen() {
        var bench = wednesday().tell(halt(), resume());

        assertThat(bench.told(WaveCommand.Resume.class)).hasSize(1);
    }

    @Test
    void cancelsAnUntouchedReleaseWithoutARollBack() {
        var bench = validated().tell(cancel());

        assertThat(ending(bench).outcome()).isEqualTo(Outcome.CANCELED);
        assertThat(bench.told(WaveCommand.class)).isEmpty();
    }

    @Test
    void cancelsAndRollsBackARunUnderWay() {
        var bench = tuesday().tell(cancel());

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class).get(0).by()).isEqualTo("maria");
        assertThat(bench.told(WaveCommand.Halt.class)).hasSize(1);
        assertThat(bench.told(WaveCommand.RollBack.class)).hasSize(1);
        assertThat(bench.tell(cancel()).news()).isEmpty();
        assertThat(bench.tell(ended(WAVE_1, 2)).news()).isEmpty();
        assertThat(bench.tell(failed(WAVE_1, DEV_1)).news()).isEmpty();
        assertThat(bench.tell(issue("leak", FIRST, Severity.BLOCKING)).news()).isEmpty();
        assertThat(ending(bench.tell(rolledBack(WAVE_1, 1))).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void takesAReportOfARollBackOnce() {
        var bench = wednesday().tell(cancel(), rolledBack(RE_RELEASE, 2), rolledBack(RE_RELEASE, 2));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.tell(rolledBack(WAVE_2, 0)).news()).isEmpty();
    }

    @Test
    @DisplayName("A5: what is waived stays waived, and only an open issue can be waived")
    void waivesOpenIssuesOnly() {
        var bench = soaking().tell(issue("typo", FIRST, Severity.MINOR), waive("typo"));

        assertThat(code(bench.tell(waive("typo")))).isEqualTo("NO_SUCH_ISSUE");
        assertThat(code(bench.tell(waive("unheard-of")))).isEqualTo("NO_SUCH_ISSUE");
        assertThat(bench.tell(issue("typo", FIRST, Severity.MINOR)).news()).isEmpty();
    }

    @Test
    @DisplayName("A5, A11: each order needs its role")
    void asksForTheRoleOfEachOrder() {
        var bench = thursday();

        for (TrainCommand order : List.of(
                new TrainCommand.Halt(WEEK, SUPPORT, "?"),
                new TrainCommand.Resume(WEEK, MONITOR),
                new TrainCommand.Cancel(WEEK, OPERATOR, "?"),
                new TrainCommand.WaiveIssue(WEEK, "leak", OPERATOR, "?"),
                new TrainCommand.ProposePatch(WEEK, PATCH, List.of(), CUSTOMER),
                new TrainCommand.Propose("2026.49", PATCH, MONDAY, SUPPORT),
                new TrainCommand.AdoptPolicy(Policies.allAtOnce(), MONITOR))) {
            bench.tell(order);
            assertThat(code(bench)).isEqualTo("NOT_PERMITTED");
            assertThat(bench.refusal().orElseThrow().sentence()).contains("may not", "ask");
        }
    }

    @Test
    void adoptsAPolicyForTheNextReleaseOnly() {
        var bench = tuesday().tell(new TrainCommand.AdoptPolicy(Policies.allAtOnce(), MANAGER));
        assertThat(bench.news()).hasSize(1);
        assertThat(bench.tell(new TrainCommand.AdoptPolicy(Policies.allAtOnce(), MANAGER))
                        .news())
                .isEmpty();
        assertThat(release(bench).policy()).isEqualTo(Policies.twoWaves());

        bench.tell(cancel(), rolledBack(WAVE_1, 2));
        bench.tell(new TrainCommand.Propose("2026.49", PATCH, MONDAY.plusDays(7), MANAGER));

        assertThat(release(bench).stages()).hasSize(1);
    }

    @Test
    void forgetsTheTimersOfEveryStageOfItsOwnPolicy() {
        var bench = tuesday().tell(new TrainCommand.AdoptPolicy(Policies.allAtOnce(), MANAGER), cancel());

        bench.tell(rolledBack(WAVE_1, 2));

        assertThat(bench.effects())
                .extracting(Object::toString)
                .anyMatch(effect -> effect.contains("opens/2"))
                .anyMatch(effect -> effect.contains("closes/2"));
    }

    private static String code(Bench<TrainState, TrainEvent> bench) {
        return bench.refusal().map(Refusal::code).orElse("none");
    }
}
