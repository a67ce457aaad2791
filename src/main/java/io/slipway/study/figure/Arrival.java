package io.slipway.study.figure;

import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How long completed releases take from the first run that opens to the last that ends. */
final class Arrival implements Onlooker {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    private @Nullable Instant opened;
    private @Nullable Instant ended;
    private long millis;
    private int completed;

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.RunOpened && opened == null) {
            opened = at;
        } else if (event instanceof TrainEvent.RunEnded) {
            ended = at;
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            if (e.outcome() == Outcome.COMPLETED && opened != null && ended != null) {
                millis += Duration.between(opened, ended).toMillis();
                completed++;
            }
            opened = null;
            ended = null;
        }
    }

    /** Hours, mean of the completed releases. */
    OptionalDouble hours() {
        return completed == 0 ? OptionalDouble.empty() : OptionalDouble.of(millis / HOUR / completed);
    }
}
