package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;
import io.slipway.study.statistics.Holm;
import io.slipway.study.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a study has shown: means with intervals, the differences of all pairs of policies, and who is ahead. P-values are corrected by
 * Holm for all pairs and all figures by which policies are judged, so that the chance of even one false difference stays under 5 %.
 */
public final class Comparison {

    private final List<Contender> contenders;
    private final Samples samples;
    private final int weeks;
    private final Map<Figure, List<Difference>> differences = new TreeMap<>();
    private int family;

    public Comparison(List<Contender> contenders, Samples samples) {
        this.contenders = List.copyOf(contenders);
        this.samples = samples;
        this.weeks = contenders.get(0).scenario().weeks();
        compare();
    }

    private void compare() {
        List<Difference> raw = new ArrayList<>();
        for (Figure figure : Figure.judged()) {
            for (int i = 1; i < contenders.size(); i++) {
                for (int j = 0; j < i; j++) {
                    PairedDifference paired = samples.difference(i, j, figure);
                    raw.add(new Difference(figure, i, j, paired, 1));
                }
            }
        }
        family = raw.size();
        double[] adjusted =
                Holm.adjusted(raw.stream().mapToDouble(d -> d.paired().p()).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            Difference one = raw.get(i);
            differences
                    .computeIfAbsent(one.figure(), none -> new ArrayList<>())
                    .add(new Difference(one.figure(), one.contender(), one.other(), one.paired(), adjusted[i]));
        }
    }

    public List<Contender> contenders() {
        return contenders;
    }

    public Samples samples() {
        return samples;
    }

    /** Release weeks of one replication. */
    public int weeks() {
        return weeks;
    }

    /** How many tests the correction is for. */
    public int family() {
        return family;
    }

    public Estimate estimate(int contender, Figure figure) {
        return samples.estimate(contender, figure);
    }

    /** Of all pairs; the later policy minus the earlier. Empty for a figure by which nobody is judged. */
    public List<Difference> differences(Figure figure) {
        return List.copyOf(differences.getOrDefault(figure, List.of()));
    }

    /** Of two policies, in either order. */
    public Difference difference(Figure figure, int one, int other) {
        return differences(figure).stream()
                .filter(d -> d.contender() == Math.max(one, other) && d.other() == Math.min(one, other))
                .findFirst()
                .orElseThrow();
    }

    /** Who is ahead on a figure. */
    public Standing standing(Figure figure) {
        List<Integer> ranked = IntStream.range(0, contenders.size())
                .boxed()
                .filter(i -> estimate(i, figure).n() > 0)
                .sorted(Comparator.comparingDouble(i -> estimate(i, figure).mean()))
                .toList();
        if (ranked.size() < 2) {
            return new Standing(figure, ranked, Optional.empty(), false, 0);
        }
        int best = ranked.get(0);
        List<Integer> leaders = new ArrayList<>(List.of(best));
        double more = 0;
        boolean equal = true;
        for (int other : ranked.subList(1, ranked.size())) {
            Difference difference = difference(figure, best, other);
            equal &= difference.paired().isNone();
            if (!difference.isResolved()) {
                leaders.add(other);
                more = Math.max(more, weeksNeeded(difference));
            }
        }
        Optional<Difference> beaten =
                leaders.size() == 1 ? Optional.of(difference(figure, best, ranked.get(1))) : Optional.empty();
        return new Standing(figure, leaders, beaten, equal, more);
    }

    /** Beyond those that were simulated; 0 if the two are equal. */
    private double weeksNeeded(Difference difference) {
        PairedDifference paired = difference.paired();
        if (paired.isNone() || paired.estimate().n() == 0) {
            return 0;
        }
        double replicationsOfAPair =
                (double) samples.replications() / paired.estimate().n();
        double needed = paired.pairsNeeded(Difference.LEVEL / family) * replicationsOfAPair;
        return Math.max(1, needed - samples.replications()) * weeks;
    }
}
