package io.slipway.simulation.census;

import static io.slipway.simulation.census.Counted.count;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.panorama.History;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.Trigger;
import io.slipway.train.Outcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static BigDecimal figure(Census census, String name) {
        return Objects.requireNonNull(census.figures().all().get(name));
    }

    @Test
    void countsAccountsByTheBuildThatServesThem() {
        Census census = count(history -> history.firstWave());

        assertThat(census.accounts()).containsOnlyKeys("2026.47.0", "2026.48.0").containsEntry("2026.48.0", 1);
    }

    @Test
    void countsExposureFromTheFirstRequestNotFromTheReport() {
        Census census = count(history -> history.firstWave()
                .at(WEDNESDAY)
                .train(new TrainEvent.IssueOpened(
                        RELEASE, "slow", BUILD, Severity.BLOCKING, "reads are slow", "monitor", false))
                .served(DEV, BASELINE)
                .ended(Outcome.ROLLED_BACK)
                .after(Duration.ofDays(100)));

        long served =
                Duration.between(TUESDAY.plus(Duration.ofMinutes(2)), WEDNESDAY).toMinutes();
        assertThat(figure(census, "accountMinutesExposed")).isEqualTo(BigDecimal.valueOf(served));
    }

    @Test
    void countsNoExposureToABuildThatOnlyFailedToArrive() {
        Census census = count(history -> history.firstWave()
                .at(WEDNESDAY)
                .train(new TrainEvent.IssueOpened(
                        RELEASE, "update-failed", BUILD, Severity.BLOCKING, "no green", "wave", true)));

        assertThat(figure(census, "accountMinutesExposed")).isZero();
    }

    @Test
    void measuresTheWayToTheFleet() {
        Census census = count(History::quietWeek);

        assertThat(figure(census, "weeksCompleted")).isOne();
        assertThat(figure(census, "hoursToFleet")).isEqualTo("48.03"); // Two days, and two minutes on Thursday.
        assertThat(figure(census, "windowUsePercent")).isEqualTo("1.67"); // Two minutes of two hours.
        assertThat(figure(census, "doubleRunningProcessHours")).isEqualTo("0.07"); // Two handoffs of two minutes.
    }

    @Test
    void leavesOutWhatThereIsNoMeasureOf() {
        Census census = count(History::commissioned);

        assertThat(census.figures().all()).doesNotContainKeys("hoursToFleet", "windowUsePercent");
        assertThat(census.figures().value("hoursToFleet")).isEmpty();
    }

    @Test
    void countsHandoffsThatWereCompletedAndThoseThatWereNot() {
        StreamJobs jobs = count(history -> history.registered(DEV, false)
                        .handedOff(DEV, 2, BUILD, Trigger.PLATFORM_RELEASE)
                        .happened(job(DEV), new StreamEvent.GreenAborted(3, "it ended", Optional.empty())))
                .streamJobs();

        assertThat(jobs.handoffs()).isOne();
        assertThat(jobs.aborted()).isOne();
        assertThat(jobs.minOnline()).hasValue(1);
        assertThat(jobs.maxProcesses()).isEqualTo(2);
        assertThat(jobs.downtime()).isZero();
    }

    @Test
    void countsRestartsOfPinnedJobs() {
        StreamJobs jobs = count(
                        history -> history.registered(DEV, true).handedOff(DEV, 2, BUILD, Trigger.RUNTIME_APPLY))
                .streamJobs();

        assertThat(jobs.pinnedRestarts()).isOne();
    }

    @Test
    void countsTheTimeWithoutAnOnlineProcess() {
        StreamJobs jobs = count(history -> {
                    history.registered(DEV, false).registered(PROD, false);
                    history.panorama().gone(history.now(), job(DEV), 1, Ending.EXITED);
                    history.after(Duration.ofSeconds(30)).panorama().started(history.now(), job(DEV), 2, BASELINE);
                    history.panorama().online(history.now(), job(DEV), 2);
                    history.panorama().gone(history.now(), job(PROD), 1, Ending.EXITED);
                    return history.after(Duration.ofSeconds(12));
                })
                .streamJobs();

        assertThat(jobs.minOnline()).hasValue(0);
        assertThat(jobs.downtime()).isEqualTo(Duration.ofSeconds(42));
    }
}
