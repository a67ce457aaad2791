package io.slipway.simulation.scenario;

import io.slipway.machine.Build;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * How a weekly release is called: {@code 2026.48}, the week-based year and the week of ISO 8601.
 *
 * @param text the label; the week has two digits, so labels sort by time
 */
public record ReleaseLabel(String text) {

    /** The label of the week that holds a date. */
    public static ReleaseLabel of(LocalDate date) {
        return new ReleaseLabel(String.format(
                Locale.ROOT,
                "%d.%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    /** The n-th build of the release: 0 is the first, 1 the first patched one. */
    public Build build(int n) {
        return new Build(text + "." + n);
    }
}
