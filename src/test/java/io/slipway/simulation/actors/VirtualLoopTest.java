package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualLoopTest {

    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> heard = new ArrayList<>();

    private VirtualTimer after(Duration delay, String word) {
        return loop.schedule(delay.toNanos(), () -> loop.execute(() -> heard.add(word)));
    }

    @Test
    void firesTimersByInstantAndThenInTheOrderOfAsking() {
        after(Duration.ofHours(2), "last");
        after(Duration.ofHours(1), "second");
        after(Duration.ofHours(1), "third");
        after(Duration.ZERO, "first");

        loop.advance(Duration.ofHours(2));

        assertThat(heard).containsExactly("first", "second", "third", "last");
    }

    @Test
    void firesNothingBeforeItsTime() {
        after(Duration.ofHours(1), "early");

        loop.advance(Duration.ofHours(1).minusNanos(1));

        assertThat(heard).isEmpty();
    }

    @Test
    void comesToRestBetweenTwoTimersOfOneInstant() {
        loop.schedule(0, () -> loop.execute(() -> loop.execute(() -> heard.add("what the first set off"))));
        after(Duration.ZERO, "second");

        loop.advance(Duration.ZERO);

        assertThat(heard).containsExactly("what the first set off", "second");
    }

    @Test
    void forgetsACancelledTimer() {
        VirtualTimer timer = after(Duration.ofHours(1), "cancelled");

        assertThat(timer.cancel()).isTrue();
        assertThat(timer.cancel()).isFalse();
        assertThat(timer.isCancelled()).isTrue();
        loop.advance(Duration.ofDays(1));

        assertThat(heard).isEmpty();
    }

    @Test
    void repeatsUntilCancelled() {
        RepeatingTimer timer =
                new RepeatingTimer(loop, Duration.ofHours(1).toNanos(), () -> heard.add("tick")).start(0);

        loop.advance(Duration.ofHours(2));
        timer.cancel();
        loop.advance(Duration.ofHours(2));

        assertThat(heard).containsExactly("tick", "tick", "tick");
    }

    @Test
    void givesUpOnTimersThatNeverLetTimePass() {
        RepeatingTimer timer = new RepeatingTimer(loop, 0, () -> {}).start(0);

        assertThatThrownBy(() -> loop.advance(Duration.ofNanos(1))).hasMessageContaining("without end");
        assertThat(timer.isCancelled()).isFalse();
    }

    @Test
    void runsAtOnceWhatCannotWait() {
        loop.execute(() -> {
            loop.executeAtOnce(() -> heard.add("in the midst"));
            heard.add("after it");
        });

        loop.drain();

        assertThat(heard).containsExactly("in the midst", "after it");
    }
}
