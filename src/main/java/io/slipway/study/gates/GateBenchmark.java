package io.slipway.study.gates;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Tries labelled releases, one after another, each in a week of its own on the kernel host. */
public final class GateBenchmark {

    private final List<Labelled> releases;
    private final long seed;

    /** @param each how many grave and how many sound releases */
    public GateBenchmark(int each, long seed) {
        this.releases = Labelled.releases(each, seed);
        this.seed = seed;
    }

    /** How many releases there are. */
    public int size() {
        return releases.size();
    }

    /** @param done hears after each release how many there were */
    public GateFigures run(IntConsumer done) {
        ProvingGround ground = new ProvingGround();
        List<Ruling> rulings = new ArrayList<>();
        for (Labelled release : releases) {
            Docket docket = new Docket(release);
            try (Simulation simulation =
                    new Simulation(ground.scenario(release, seed), HostKind.KERNEL, docket, Witness.NONE)) {
                simulation.run();
            }
            rulings.add(docket.ruling());
            done.accept(rulings.size());
        }
        return new GateFigures(rulings);
    }
}
