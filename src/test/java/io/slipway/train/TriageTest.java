package io.slipway.train;

import static io.slipway.train.TrainBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Refusal;
import io.slipway.wave.WaveCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How grave an issue is, is a release manager's decision, effective at once. */
class TriageTest {

    @Test
    void haltsForAnIssueThatTurnsOutToBlock() {
        var bench = tuesday().tell(issue("leak", FIRST, Severity.MINOR));
        assertThat(bench.journal(TrainEvent.RunHalted.class)).isEmpty();

        bench.tell(triage("leak", Severity.BLOCKING));

        assertThat(bench.told(WaveCommand.Halt.class)).hasSize(1);
    }

    @Test
    void cancelsForABlockingIssueThatNoReReleaseCanReach() {
        var bench = thursday().tell(issue("leak", FIRST, Severity.MINOR), triage("leak", Severity.BLOCKING));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void letsTheWeekGoOnAfterAnIssueThatTurnsOutMinor() {
        var bench = tuesday().tell(issue("leak", FIRST, Severity.BLOCKING), triage("leak", Severity.MINOR));

        assertThat(bench.tell(resume()).told(WaveCommand.Resume.class)).hasSize(1);
        assertThat(release(bench).openIssues()).hasSize(1);
    }

    @Test
    @DisplayName("A5: a minor issue still needs a decision before the last wave")
    void stillCancelsTheLastWaveForAMinorIssue() {
        var bench = cleanWednesday(
                        soaking().tell(issue("leak", FIRST, Severity.BLOCKING), triage("leak", Severity.MINOR)))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void recordsWhoAndWhy() {
        var bench = soaking().tell(issue("leak", FIRST, Severity.BLOCKING), triage("leak", Severity.MINOR));

        assertThat(bench.journal(TrainEvent.IssueTriaged.class))
                .containsExactly(new TrainEvent.IssueTriaged(WEEK, "leak", Severity.MINOR, MANAGER, "seen before"));
        assertThat(bench.tell(triage("leak", Severity.MINOR)).news()).isEmpty();
    }

    @Test
    void isForReleaseManagersAndOpenIssuesOnly() {
        var bench = soaking().tell(issue("leak", FIRST, Severity.MINOR));
        var byAnOperator = new TrainCommand.TriageIssue(WEEK, "leak", Severity.BLOCKING, OPERATOR, "hm");

        assertThat(bench.tell(byAnOperator).refusal().map(Refusal::code)).contains("NOT_PERMITTED");
        assertThat(bench.tell(triage("typo", Severity.MINOR)).refusal().map(Refusal::code))
                .contains("NO_SUCH_ISSUE");
        assertThat(bench.tell(waive("leak"), triage("leak", Severity.BLOCKING))
                        .refusal()
                        .map(Refusal::code))
                .contains("NO_SUCH_ISSUE");
    }
}
