package io.slipway.study.gates;

import io.slipway.study.gates.Labelled.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What the rulings on labelled releases come to. */
public record GateFigures(List<Ruling> rulings) {

    /** What is asked of the judge. */
    public static final double RECALL_ASKED = 0.998;

    public static final double PRECISION_ASKED = 0.95;
    public static final double MINUTES_ASKED = 5;

    public GateFigures {
        rulings = List.copyOf(rulings);
    }

    public long count(Kind kind, Predicate<Ruling> what) {
        return rulings.stream()
                .filter(ruling -> ruling.release().kind() == kind && what.test(ruling))
                .count();
    }

    public long count(Kind kind) {
        return count(kind, any -> true);
    }

    /** Of the grave regressions, those that the judge found. */
    public Proportion recall() {
        return new Proportion(count(Kind.GRAVE, Ruling::stopped), count(Kind.GRAVE));
    }

    /** Of the grave and sound releases that the judge found harmful, the grave ones. */
    public Proportion precision() {
        long grave = count(Kind.GRAVE, Ruling::stopped);
        return new Proportion(grave, grave + count(Kind.SOUND, Ruling::stopped));
    }

    /** Minutes from enough data to the decision, at a quantile from 0 to 1. */
    public double minutesAfterEnough(Kind kind, double quantile) {
        double[] delays = delays(kind);
        return delays.length == 0
                ? Double.NaN
                : delays[(int) Math.min(delays.length - 1.0, Math.floor(quantile * delays.length))];
    }

    /** The decisions that came at most so many minutes after enough data. */
    public Proportion within(Kind kind, double minutes) {
        double[] delays = delays(kind);
        return new Proportion(
                Arrays.stream(delays).filter(delay -> delay <= minutes).count(), count(kind));
    }

    /** Whether all that is asked was reached. */
    public boolean suffices() {
        return recall().value() >= RECALL_ASKED
                && precision().value() >= PRECISION_ASKED
                && minutesAfterEnough(Kind.GRAVE, 0.5) <= MINUTES_ASKED;
    }

    private double[] delays(Kind kind) {
        return rulings.stream()
                .filter(ruling -> ruling.release().kind() == kind)
                .flatMapToDouble(ruling -> ruling.minutesAfterEnough().stream())
                .sorted()
                .toArray();
    }
}
