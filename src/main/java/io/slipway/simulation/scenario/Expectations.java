package io.slipway.simulation.scenario;

import java.util.List;

/** What a scenario promises about its result, in the order of the file. */
public record Expectations(List<Expectation> all) {

    public Expectations {
        all = List.copyOf(all);
    }
}
