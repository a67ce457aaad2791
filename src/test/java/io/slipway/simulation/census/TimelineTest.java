package io.slipway.simulation.census;

import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.census.Milestone.Tone;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static List<Milestone> timeline(UnaryOperator<History> story) {
        Timeline timeline = new Timeline();
        assertThat(story.apply(new History(Policies.TWO_WAVES, timeline)).now()).isNotNull();
        return timeline.milestones();
    }

    private static TrainEvent failure(String account) {
        return new TrainEvent.IssueOpened(
                RELEASE, "update-failed/" + account, BUILD, Severity.BLOCKING, "no green", "wave", true);
    }

    @Test
    void tellsAQuietWeekInAFewLines() {
        assertThat(timeline(History::quietWeek))
                .extracting(line -> line.subject() + " " + line.what() + ": " + line.detail())
                .containsExactly(
                        "2026.48 proposed: 2026.48.0",
                        "wave-1 opens: 2026.48.0 for 0 accounts",
                        "wave-1 ended: 1 of 1 updated",
                        "wave-1-re-release skipped: no issue is open",
                        "wave-2 opens: 2026.48.0 for 0 accounts",
                        "wave-2 ended: 1 of 1 updated",
                        "2026.48 COMPLETED: 2026.48.0 is the new baseline");
    }

    @Test
    void countsTheFrozenRoster() {
        assertThat(timeline(history -> history.proposed()
                        .at(TUESDAY)
                        .train(new TrainEvent.RosterFrozen(RELEASE, 10, 90))
                        .train(new TrainEvent.RunOpened(RELEASE, 2, BUILD))))
                .last()
                .isEqualTo(new Milestone(TUESDAY, Tone.PLAIN, "wave-2", "opens", "2026.48.0 for 90 accounts"));
    }

    @Test
    void tellsTheFirstOfManyFailedUpdates() {
        assertThat(timeline(history -> history.firstWave().train(failure("a")).train(failure("b"))))
                .filteredOn(line -> line.tone() == Tone.BAD)
                .singleElement()
                .extracting(Milestone::what)
                .isEqualTo("issue update-failed/a");
    }

    @Test
    void tellsNothingOfSingleAccounts() {
        assertThat(timeline(history -> history.proposed()
                        .train(new TrainEvent.AccountJoined(DEV))
                        .train(new TrainEvent.AccountFailed(RELEASE, 0, DEV, "no green"))))
                .hasSize(1);
    }

    @Test
    void saysWhyAStageWaits() {
        assertThat(timeline(history ->
                        history.proposed().train(new TrainEvent.StageWaiting(RELEASE, 1, "no issue is open"))))
                .last()
                .extracting(Milestone::what, Milestone::detail)
                .containsExactly("waits", "no issue is open");
    }
}
