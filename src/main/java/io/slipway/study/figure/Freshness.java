package io.slipway.study.figure;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How long streams delivered nothing new, one value for each handoff. Keeps the spells only, which are rare. */
final class Freshness implements Onlooker {

    private static final double SECOND = 1_000;

    private final Map<EntityId, Instant> darkSince = new HashMap<>();
    private final List<Long> spells = new ArrayList<>();
    private long handoffs;

    @Override
    public void job(Instant at, SeenJob job, StreamEvent event) {
        handoffs += event instanceof StreamEvent.BlueDrained ? 1 : 0;
    }

    @Override
    public void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {
        if (job.isDark()) {
            darkSince.putIfAbsent(job.id(), at);
        }
    }

    @Override
    public void online(Instant at, SeenJob job, SeenProcess process) {
        Instant since = darkSince.remove(job.id());
        if (since != null) {
            spells.add(Duration.between(since, at).toMillis());
        }
    }

    /** The quantile of the lags in seconds; none without a handoff. */
    OptionalDouble lag(double quantile) {
        long values = Math.max(handoffs, spells.size());
        if (values == 0) {
            return OptionalDouble.empty();
        }
        long rank = (long) Math.ceil(quantile * values) - 1;
        long zeros = values - spells.size();
        if (rank < zeros) {
            return OptionalDouble.of(0);
        }
        List<Long> sorted = spells.stream().sorted().toList();
        return OptionalDouble.of(sorted.get((int) (rank - zeros)) / SECOND);
    }
}
