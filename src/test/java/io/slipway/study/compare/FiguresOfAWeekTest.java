package io.slipway.study.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.figure.Figure;
import io.slipway.study.figure.Observation;
import io.slipway.study.figure.Observer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The figures of weeks in which nothing takes any time, so that they can be counted by hand. */
class FiguresOfAWeekTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private static final String EARLY =
            "{ name = first, day = TUESDAY, window = \"14:00-16:00\", accounts = early-access }";
    private static final String LATE =
            "{ name = second, day = THURSDAY, window = \"14:00-16:00\", accounts = remaining, unless = regression }";
    private static final String ALL = "{ name = all, day = TUESDAY, window = \"14:00-16:00\", accounts = all }";

    /** Two accounts of early access suffer for the three hours until somebody sees it, and go back at once. */
    @Test
    void countWhatARegressionDoesUntilItIsRolledBack() {
        Observation week = week(EARLY + "," + LATE, "shows = all");

        assertThat(week.value(Figure.EXPOSURE).orElseThrow()).isCloseTo(2 * 180, EXACT);
        assertThat(week.value(Figure.DETECTION_DELAY).orElseThrow()).isCloseTo(3, EXACT);
        assertThat(week.value(Figure.WEEKS_ROLLED_BACK)).hasValue(100);
        assertThat(week.value(Figure.INTERVENTIONS)).hasValue(1);
        assertThat(week.value(Figure.MISSED)).hasValue(0);
        assertThat(week.value(Figure.TIME_TO_FLEET)).isEmpty();
        assertThat(week.value(Figure.BEHIND).orElseThrow())
                .as("all five from Monday 9:00 to Sunday 24:00, but for three hours of two")
                .isCloseTo(159 - 3 * 2 / 5.0, EXACT);
    }

    /** Nobody watches a release that is over: all five suffer to the end of the week. */
    @Test
    void countWhatNobodyReports() {
        Observation week = week(ALL, "shows = all");

        assertThat(week.value(Figure.EXPOSURE).orElseThrow()).isCloseTo(5 * 130 * 60, EXACT);
        assertThat(week.value(Figure.MISSED)).hasValue(100);
        assertThat(week.value(Figure.DETECTION_DELAY)).isEmpty();
        assertThat(week.value(Figure.WEEKS_ROLLED_BACK)).hasValue(0);
        assertThat(week.value(Figure.INTERVENTIONS)).hasValue(0);
        assertThat(week.value(Figure.TIME_TO_FLEET)).hasValue(0);
        assertThat(week.value(Figure.BEHIND).orElseThrow()).isCloseTo(29, EXACT);
    }

    @Test
    void countOnlyTheAccountsOnWhichItShows() {
        assertThat(week(ALL, "shows = remaining").value(Figure.EXPOSURE).orElseThrow())
                .isCloseTo(3 * 130 * 60, EXACT);
        assertThat(week(ALL, "shows = early-access").value(Figure.EXPOSURE).orElseThrow())
                .isCloseTo(2 * 130 * 60, EXACT);
    }

    private static Observation week(String stages, String shows) {
        Scenario scenario = Worlds.read("""
            name = week
            start = "2026-11-23"
            policy { name = own, zone = "America/Los_Angeles", stages = [ %s ] }
            fleet.accounts = [
              { name = a, kind = development, early-access = true }, { name = b, kind = development, early-access = true }
              { name = c }, { name = d }, { name = e } ]
            releases.weeks = [ { regressions = [ { id = leak, detected-after = 3h, %s } ] } ]
            world { start-up = 0s, catch-up = 0s, drain = 0s, serving-switch = 0s, message = 0s, validation = 0s }
            """.formatted(stages, shows));
        return Observer.observe(scenario);
    }
}
