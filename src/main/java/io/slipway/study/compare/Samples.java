package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import io.slipway.study.figure.Observation;
import io.slipway.study.statistics.Estimate;
import io.slipway.study.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The observations of a study: one row for each replication, in it one for each policy. */
public final class Samples {

    private final List<List<Observation>> rows = new ArrayList<>();
    private final int contenders;
    private long events;
    private long violated;

    Samples(int contenders) {
        this.contenders = contenders;
    }

    void add(List<Observation> row) {
        rows.add(row);
        for (Observation observation : row) {
            events += observation.events();
            violated += observation.violated();
        }
    }

    public int replications() {
        return rows.size();
    }

    public int contenders() {
        return contenders;
    }

    /** How many events all runs journalled. */
    public long events() {
        return events;
    }

    /** How often an invariant was violated in all runs. */
    public long violated() {
        return violated;
    }

    /** The first replication in which an invariant was violated, from 0; the number of all if there is none. */
    public int firstViolated() {
        return (int) rows.stream()
                .takeWhile(row -> row.stream().allMatch(observation -> observation.violated() == 0))
                .count();
    }

    /** The value of one policy in one replication; empty if that run does not have the figure. */
    public OptionalDouble value(int replication, int contender, Figure figure) {
        return rows.get(replication).get(contender).value(figure);
    }

    /** The values of one policy, of the replications that have one. */
    public double[] values(int contender, Figure figure) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> value(row, contender, figure))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    public Estimate estimate(int contender, Figure figure) {
        return Estimate.of(values(contender, figure));
    }

    /** One policy minus another, of the replications in which both have the figure. */
    public double[] differences(int contender, int other, Figure figure) {
        return IntStream.range(0, rows.size())
                .filter(row -> value(row, contender, figure).isPresent()
                        && value(row, other, figure).isPresent())
                .mapToDouble(row -> value(row, contender, figure).getAsDouble()
                        - value(row, other, figure).getAsDouble())
                .toArray();
    }

    public PairedDifference difference(int contender, int other, Figure figure) {
        return PairedDifference.of(differences(contender, other, figure));
    }

    /** The width of the widest 95 % interval: of each policy against the first, or of the only one. */
    double widest(Figure figure) {
        if (contenders == 1) {
            return estimate(0, figure).interval().width();
        }
        return IntStream.range(1, contenders)
                .mapToDouble(i -> difference(i, 0, figure).estimate().interval().width())
                .max()
                .orElse(0);
    }
}
