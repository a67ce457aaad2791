package io.slipway.study.vary;

import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Contender;
import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison at each value of one parameter, or of two. All places share their seeds, so that neighbours differ by the parameter and
 * not by chance.
 *
 * @param variations one or two
 * @param points in the order of the first parameter, and within it of the second
 */
public record Sweep(List<Variation> variations, Figure figure, List<SweepPoint> points) {

    public Sweep {
        variations = List.copyOf(variations);
        points = List.copyOf(points);
    }

    /** The policies, the same at each place. */
    public List<Contender> contenders() {
        return points.isEmpty() ? List.of() : points.get(0).comparison().contenders();
    }

    /** The mean of a policy at a place. */
    public Estimate estimate(SweepPoint point, int contender) {
        return point.comparison().estimate(contender, figure);
    }

    /** A policy minus the first at a place. */
    public Estimate difference(SweepPoint point, int contender) {
        return point.comparison().samples().difference(contender, 0, figure).estimate();
    }

    /** Along one parameter; with two there are lines instead of points, which a map shows. */
    public List<BreakEven> breakEvens() {
        List<BreakEven> found = new ArrayList<>();
        if (variations.size() != 1) {
            return found;
        }
        for (int contender = 1; contender < contenders().size(); contender++) {
            for (int i = 1; i < points.size(); i++) {
                between(points.get(i - 1), points.get(i), contender, found);
            }
        }
        return found;
    }

    private void between(SweepPoint below, SweepPoint above, int contender, List<BreakEven> found) {
        Estimate left = difference(below, contender);
        Estimate right = difference(above, contender);
        boolean crosses = left.n() > 0 && right.n() > 0 && left.mean() * right.mean() < 0;
        if (crosses) {
            double from = below.at().get(0);
            double to = above.at().get(0);
            double at = from + (to - from) * left.mean() / (left.mean() - right.mean());
            found.add(new BreakEven(contender, at, from, to, isClear(left) && isClear(right)));
        }
    }

    private static boolean isClear(Estimate difference) {
        return !difference.interval().contains(0);
    }

    /** Release weeks that were simulated at all places, under one policy. */
    public long weeks() {
        return points.stream()
                .map(SweepPoint::comparison)
                .mapToLong(one -> (long) one.samples().replications() * one.weeks())
                .sum();
    }

    /** Violations of invariants at all places. */
    public long violated() {
        return points.stream()
                .map(SweepPoint::comparison)
                .map(Comparison::samples)
                .mapToLong(samples -> samples.violated())
                .sum();
    }
}
