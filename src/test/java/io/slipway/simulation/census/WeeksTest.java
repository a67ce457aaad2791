package io.slipway.simulation.census;

import static io.slipway.simulation.census.Counted.count;
import static io.slipway.simulation.census.Counted.week;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.MANAGER;
import static io.slipway.simulation.panorama.History.PATCHED;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.simulation.census.FoundIssue.Standing;
import io.slipway.simulation.census.Run.Ending;
import io.slipway.simulation.panorama.History;
import io.slipway.train.Outcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeksTest {

    private static final String REASON = "slow is open";

    private static History issue(History history, String id) {
        return history.train(
                new TrainEvent.IssueOpened(RELEASE, id, BUILD, Severity.BLOCKING, "reads are slow", "monitor", false));
    }

    private static History canceled(History history) {
        return history.train(new TrainEvent.ReleaseCanceled(RELEASE, "policy", REASON));
    }

    @Test
    void countsAQuietWeek() {
        Week week = week(History::quietWeek);

        assertThat(week.release()).isEqualTo(RELEASE);
        assertThat(week.outcome()).contains(Outcome.COMPLETED);
        assertThat(week.shippedBuild()).contains(BUILD);
        assertThat(week.runs())
                .extracting(run -> run.outcome().orElseThrow(), Run::roster, Run::updated)
                .containsExactly(
                        tuple(Ending.FINISHED, 1, 1), tuple(Ending.SKIPPED, 0, 0), tuple(Ending.FINISHED, 1, 1));
        assertThat(week.runs().get(0).startedAt()).contains(TUESDAY);
        assertThat(week.runs().get(1).reason()).contains("no issue is open");
        assertThat(week.runs().get(2).plan().opens()).isEqualTo(THURSDAY);
        assertThat(week.issues()).isEmpty();
    }

    @Test
    void cancelsTheRunsAheadAndLeavesThoseBehind() {
        Week week = week(history -> canceled(history.firstWave().at(WEDNESDAY))
                .rolledBack(DEV, 0, 3)
                .ended(Outcome.ROLLED_BACK));

        assertThat(week.outcome()).contains(Outcome.ROLLED_BACK);
        assertThat(week.shippedBuild()).isEmpty();
        assertThat(week.runs())
                .extracting(run -> run.outcome().orElseThrow())
                .containsExactly(Ending.FINISHED, Ending.CANCELED, Ending.CANCELED);
        assertThat(week.runs().get(1).startedAt()).isEmpty();
        assertThat(week.runs().get(1).endedAt()).isEmpty();
        assertThat(week.runs().get(2).reason()).contains(REASON);
    }

    @Test
    void countsARunThatIsCanceledUnderWay() {
        Week week = week(history -> canceled(history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .opens(0, BUILD, DEV)
                        .wave(0, new WaveEvent.AccountFailed(PROD, "no green"))
                        .train(new TrainEvent.RunHalted(RELEASE, 0, "policy", REASON)))
                .ended(Outcome.ROLLED_BACK));

        Run run = week.runs().get(0);
        assertThat(run.outcome()).contains(Ending.CANCELED);
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.leftOver()).isZero();
        assertThat(run.endedAt()).contains(TUESDAY);
    }

    @Test
    void countsARunThatWasHaltedToItsEnd() {
        Week week = week(history -> history.commissioned()
                .proposed()
                .at(TUESDAY)
                .opens(0, BUILD, DEV)
                .train(new TrainEvent.RunHalted(RELEASE, 0, "mara", "lunch"))
                .train(new TrainEvent.RunEnded(RELEASE, 0, new Tally(1, 0, 0, 1, true)))
                .ended(Outcome.CANCELED));

        assertThat(week.runs().get(0).outcome()).contains(Ending.HALTED);
        assertThat(week.runs().get(0).reason()).contains("lunch");
    }

    @Test
    void forgetsAHaltThatWasLifted() {
        Week week = week(history -> history.commissioned()
                .proposed()
                .at(TUESDAY)
                .opens(0, BUILD, DEV)
                .train(new TrainEvent.RunHalted(RELEASE, 0, "mara", "lunch"))
                .train(new TrainEvent.RunResumed(RELEASE, 0, MANAGER))
                .runEnded(0));

        assertThat(week.runs().get(0).outcome()).contains(Ending.FINISHED);
        assertThat(week.runs().get(0).reason()).isEmpty();
        assertThat(week.outcome()).as("the run was over before the release").isEmpty();
    }

    @Test
    void tellsOfNoHaltWhereNothingWasLeftToHalt() {
        Week week = week(history -> history.commissioned()
                .proposed()
                .at(TUESDAY)
                .opens(0, BUILD, DEV)
                .train(new TrainEvent.RunHalted(RELEASE, 0, "mara", "lunch"))
                .runEnded(0));

        assertThat(week.runs().get(0).outcome()).contains(Ending.FINISHED);
        assertThat(week.runs().get(0).reason()).isEmpty();
    }

    @Test
    void tellsOfNoHaltThatWasLiftedInARunUnderWay() {
        Week week = week(history -> history.commissioned()
                .proposed()
                .at(TUESDAY)
                .opens(0, BUILD, DEV)
                .train(new TrainEvent.RunHalted(RELEASE, 0, "mara", "lunch"))
                .train(new TrainEvent.RunResumed(RELEASE, 0, MANAGER)));

        assertThat(week.runs().get(0).outcome()).isEmpty();
        assertThat(week.runs().get(0).reason()).isEmpty();
    }

    @Test
    void showsASkippedWeekAsCanceledWithItsWindows() {
        Week week = week(history ->
                history.commissioned().train(new TrainEvent.WeekSkipped(RELEASE, BUILD, "it is on the blackout list")));

        assertThat(week.outcome()).contains(Outcome.CANCELED);
        assertThat(week.reason()).contains("it is on the blackout list");
        assertThat(week.runs()).hasSize(3).allMatch(run -> run.outcome().orElseThrow() == Ending.CANCELED);
        assertThat(week.runs().get(2).plan().closes()).isEqualTo(THURSDAY.plus(WINDOW));
    }

    @Test
    void followsIssuesToTheirEnd() {
        Week week = week(history -> issue(issue(issue(history.firstWave().at(WEDNESDAY), "slow"), "odd"), "new")
                .train(new TrainEvent.IssueWaived(RELEASE, "odd", MANAGER, "known"))
                .at(THURSDAY)
                .train(new TrainEvent.IssueResolved(RELEASE, "slow", PATCHED)));

        assertThat(week.issues())
                .extracting(FoundIssue::id, FoundIssue::standing)
                .containsExactly(
                        tuple("slow", Standing.RESOLVED), tuple("odd", Standing.WAIVED), tuple("new", Standing.OPEN));
        assertThat(week.issues().get(0).openedAt()).isEqualTo(WEDNESDAY);
        assertThat(week.issues().get(0).settledAt()).contains(THURSDAY);
    }

    @Test
    void opensAnIssueAgainThatIsSeenOnALaterBuild() {
        Week week = week(history -> issue(history.firstWave().at(WEDNESDAY), "slow")
                .train(new TrainEvent.IssueResolved(RELEASE, "slow", PATCHED))
                .at(THURSDAY)
                .train(new TrainEvent.IssueOpened(
                        RELEASE, "slow", PATCHED, Severity.BLOCKING, "reads are slow", "monitor", false)));

        assertThat(week.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.build()).isEqualTo(PATCHED);
            assertThat(issue.standing()).isEqualTo(Standing.OPEN);
            assertThat(issue.openedAt()).isEqualTo(WEDNESDAY);
            assertThat(issue.settledAt()).isEmpty();
        });
    }

    @Test
    void keepsABoundedNumberOfIssues() {
        Census census = count(history -> {
            history.firstWave();
            for (int i = 0; i < 3 * WeekTally.ISSUES_KEPT; i++) {
                issue(history, "slow-" + i);
            }
            return history;
        });

        List<FoundIssue> kept = census.weeks().get(0).issues();
        assertThat(kept).hasSize(WeekTally.ISSUES_KEPT);
        assertThat(kept.get(0).id()).isEqualTo("slow-0");
        assertThat(census.figures().value("issues")).hasValue(3 * WeekTally.ISSUES_KEPT);
    }
}
