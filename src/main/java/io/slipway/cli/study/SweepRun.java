package io.slipway.cli.study;

import io.slipway.cli.study.WorldOptions.World;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Gauge;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Terminal;
import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Samples;
import io.slipway.study.compare.Stopping;
import io.slipway.study.compare.Study;
import io.slipway.study.figure.Figure;
import io.slipway.study.vary.Sweep;
import io.slipway.study.vary.SweepPoint;
import io.slipway.study.vary.Variation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares at one place after another.
 *
 * @param file of the scenario
 * @param threads simulations at once
 */
public record SweepRun(
        WorldOptions options, Path file, List<Variation> variations, Figure figure, Stopping stopping, int threads) {

    private static final int TWO = 2;
    private static final int PLACES = 400;

    public SweepRun {
        variations = List.copyOf(variations);
        long places = variations.stream().mapToLong(one -> one.values().size()).reduce(1, (one, other) -> one * other);
        boolean twice = variations.stream().map(Variation::path).distinct().count() < variations.size();
        if (variations.size() > TWO || twice) {
            throw Complaint.badInput(
                    "--vary is given " + variations.size() + " times" + (twice ? ", twice for one parameter" : ""),
                    "vary one parameter, or two different ones");
        } else if (places > PLACES) {
            throw Complaint.badInput(places + " places are to be tried", "write smaller counts: at most " + PLACES);
        }
    }

    /** Those that are over when it is interrupted; the place that was under way is left out. */
    public Sweep run(Terminal terminal, Interruption interruption) {
        List<List<Double>> places = places();
        List<World> worlds = places.stream().map(this::world).toList();
        List<SweepPoint> points = new ArrayList<>();
        long each = stopping.most();
        try (Gauge gauge = new Gauge(terminal, "Varying", new Gauge.Unit(" replications", 1), each * places.size())) {
            for (int i = 0; i < places.size() && !interruption.isRequested(); i++) {
                World world = worlds.get(i);
                long before = each * i;
                Samples samples = new Study(world.contenders(), world.seed(), stopping)
                        .run(threads, done -> gauge.reached(before + done), interruption::isRequested);
                if (!interruption.isRequested()) {
                    points.add(new SweepPoint(places.get(i), new Comparison(world.contenders(), samples)));
                }
            }
        }
        return new Sweep(variations, figure, points);
    }

    private List<List<Double>> places() {
        List<List<Double>> places = new ArrayList<>();
        for (double first : variations.get(0).values()) {
            if (variations.size() == 1) {
                places.add(List.of(first));
            } else {
                variations.get(1).values().forEach(second -> places.add(List.of(first, second)));
            }
        }
        return places;
    }

    /** The file was read as it is before, so what is wrong now is the change. */
    private World world(List<Double> place) {
        List<String> changes = IntStream.range(0, place.size())
                .mapToObj(i -> variations.get(i).line(place.get(i)))
                .toList();
        try {
            return options.read(file, changes);
        } catch (InvalidFile invalid) {
            Finding finding = invalid.findings().get(0);
            throw Complaint.badInput("with " + String.join(", ", changes) + ": " + finding.what(), finding.mend());
        }
    }
}
