package io.slipway.simulation.invariant;

import io.slipway.policy.Stage;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenRun;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * I13: no account starts an update outside its run's window: on the day of its stage, in the week of its release, between the local
 * times of its policy, as a clock on the wall of the policy's zone shows them at the instant of the event. The train's own
 * instants are not asked.
 */
final class InsideWindow {

    private static final String NAME = "I13";

    private final Violations violations;

    private final Duration clockError;

    InsideWindow(Violations violations, Duration clockError) {
        this.violations = violations;
        this.clockError = clockError;
    }

    void updateStarted(Instant at, SeenAccount account) {
        Optional<SeenRun> mover = account.mover();
        if (mover.isEmpty()) {
            return;
        }
        SeenRun run = mover.get();
        Stage stage = run.stage();
        ZonedDateTime local = at.atZone(run.release().policy().zone());
        if (violations.fails(isInside(run, local)
                || isInside(run, local.minus(clockError))
                || isInside(run, local.plus(clockError)))) {
            violations.add(
                    NAME,
                    at,
                    account.id(),
                    "starts for " + run.wave() + " at " + local.toLocalDateTime() + " local time, outside "
                            + stage.day()
                            + " " + stage.window().opens() + "-"
                            + stage.window().closes() + " in the week of "
                            + run.release().monday());
        }
    }

    private static boolean isInside(SeenRun run, ZonedDateTime local) {
        boolean inItsWeek = local.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .equals(run.release().monday());
        boolean onItsDay = inItsWeek && local.getDayOfWeek() == run.stage().day();
        return onItsDay && run.stage().window().contains(local.toLocalTime());
    }
}
