package io.slipway.server.drill;

import io.slipway.server.trial.Islands;
import java.util.Optional;

/** Islands, where they are wanted. */
record Islandry(Optional<Islands> islands) implements AutoCloseable {

    Islandry(boolean wanted, int size) {
        this(wanted ? Optional.of(new Islands(size)) : Optional.empty());
    }

    @Override
    public void close() {
        islands.ifPresent(Islands::close);
    }
}
