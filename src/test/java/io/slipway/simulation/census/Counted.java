package io.slipway.simulation.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import java.util.function.UnaryOperator;

/** A history told before a census, to its end. */
final class Counted {

    private Counted() {}

    static Census count(UnaryOperator<History> story) {
        Census census = new Census();
        History told = story.apply(new History(Policies.TWO_WAVES, census));
        assertThat(told.over().now()).isNotNull();
        return census;
    }

    static Week week(UnaryOperator<History> story) {
        assertThat(count(story).weeks()).hasSize(1);
        return count(story).weeks().get(0);
    }
}
