package io.slipway.judge.power;

import io.slipway.judge.soak.SoakPlan;
import java.time.Duration;

/**
 * Whether a gate could see one regression within its soak.
 *
 * @param needs time until it is seen with the declared power; {@link #YEAR} stands for never
 * @param has the soak
 */
public record Sight(String metric, Duration needs, Duration has, String sentence) {

    /** What takes longer than this is never seen. */
    public static final Duration YEAR = Duration.ofDays(366);

    public boolean sees() {
        return needs.compareTo(has) <= 0;
    }

    static Sight of(Expected expected, Duration needs, Duration has) {
        boolean never = needs.compareTo(YEAR) >= 0;
        boolean sees = needs.compareTo(has) <= 0;
        String name = expected.metric().name();
        String traffic = " at " + number(expected.perMinute()) + " samples a minute on each side";
        String change = number(expected.regression() * 100) + " %";
        String sentence = never
                ? name + " cannot see a regression of " + change + traffic + ": its bounds or its spread hide it"
                : name + " needs " + text(needs) + traffic + " to see " + change + ", the soak is " + text(has);
        return new Sight(name, needs, has, sees ? sentence + ": enough" : sentence);
    }

    static Sight of(String metric, SoakPlan plan, double perMinute, Duration needs, Duration has) {
        String traffic = " at " + number(perMinute) + " trials a minute";
        String change = number(plan.regression()) + " times the rate";
        String sentence = needs.compareTo(YEAR) >= 0
                ? metric + " cannot see " + change + traffic
                : metric + " needs " + text(needs) + traffic + " to tell " + change + " from " + number(plan.allowed())
                        + ", the soak is " + text(has);
        return new Sight(metric, needs, has, sentence);
    }

    private static String number(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@code 3 h 20 min}: the greatest units that tell. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        long days = minutes / 1440;
        long hours = minutes / 60 % 24;
        String parts = (days > 0 ? days + " d " : "")
                + (hours > 0 ? hours + " h " : "")
                + (days == 0 && minutes % 60 > 0 ? minutes % 60 + " min" : "");
        return parts.strip();
    }
}
