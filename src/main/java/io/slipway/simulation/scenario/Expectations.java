package io.slipway.simulation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What a scenario promises about its result, in the order of the file. What it does not mention is free. */
public record Expectations(List<Expectation> all) {

    public Expectations {
        all = List.copyOf(all);
    }

    /** One line for each promise that a document of {@code simulate --json} does not keep. */
    public List<String> unmetBy(JsonNode document) {
        return all.stream()
                .map(expectation -> expectation.unmetBy(document))
                .flatMap(Optional::stream)
                .toList();
    }
}
