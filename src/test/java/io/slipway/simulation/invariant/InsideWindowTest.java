package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.MANAGER;
import static io.slipway.simulation.panorama.History.MONDAY;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.WINDOW;

import io.slipway.policy.Policy;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InsideWindowTest {

    private static History open(History history, Instant at) {
        return history.commissioned()
                .proposed()
                .train(new TrainEvent.StageGatePassed(RELEASE, 0, "all is well"))
                .at(at);
    }

    @Test
    void acceptsTheFirstInstant() {
        accepts(history -> open(history, TUESDAY).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void acceptsTheLastInstant() {
        accepts(history -> open(history, TUESDAY.plus(WINDOW).minusNanos(1)).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void objectsToTheClosingInstant() {
        objects(
                "I13",
                DEV,
                "at 2026-11-24T16:00 local time",
                history -> open(history, TUESDAY.plus(WINDOW)).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void objectsToTheInstantBeforeTheOpening() {
        objects(
                "I13",
                DEV,
                "outside TUESDAY 14:00-16:00",
                history -> open(history, TUESDAY.minusNanos(1)).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void objectsToTheWindowOfAnotherStage() {
        objects(
                "I13",
                DEV,
                "outside TUESDAY",
                history -> open(history, WEDNESDAY).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void objectsToTheSameHourOfTheNextWeek() {
        objects(
                "I13",
                DEV,
                "in the week of 2026-11-23",
                history -> open(history, TUESDAY.plus(Duration.ofDays(7))).updateStarted(DEV, 0, BUILD));
    }

    @Test
    void readsTheClockOfTheSeason() {
        LocalDate march = LocalDate.parse("2027-03-15"); // Clocks went forward the day before.
        Instant opening = Instant.parse("2027-03-16T21:00:00Z");

        accepts(history -> summer(history, march, opening));
        objects("I13", DEV, "at 2027-03-16T16:00 local time", history -> summer(history, march, opening.plus(WINDOW)));
    }

    private static History summer(History history, LocalDate monday, Instant at) {
        return history.commissioned()
                .train(new TrainEvent.ReleaseProposed(RELEASE, BUILD, Policies.TWO_WAVES.week(monday), MANAGER))
                .train(new TrainEvent.StageGatePassed(RELEASE, 0, "all is well"))
                .at(at)
                .updateStarted(DEV, 0, BUILD);
    }

    @Test
    void trustsThePolicyMoreThanTheTrain() {
        Policy late = new Policy(
                "late",
                ZoneId.of("Asia/Tokyo"),
                Policies.TWO_WAVES.stages(),
                OnCancel.ROLL_BACK_WEEK,
                Policies.TWO_WAVES.lateRegression(),
                0,
                Policies.TWO_WAVES.pacing(),
                Policies.RULES,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());

        objects(
                "I13",
                DEV,
                "local time",
                history -> history.train(new TrainEvent.Commissioned(late, BASELINE))
                        .registered(DEV, false)
                        .train(new TrainEvent.ReleaseProposed(RELEASE, BUILD, Policies.TWO_WAVES.week(MONDAY), MANAGER))
                        .train(new TrainEvent.StageGatePassed(RELEASE, 0, "all is well"))
                        .at(TUESDAY)
                        .updateStarted(DEV, 0, BUILD));
    }
}
