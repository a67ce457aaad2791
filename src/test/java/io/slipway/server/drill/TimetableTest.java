package io.slipway.server.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.policy.ScheduledStage;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-12-01T06:00:00Z");
    private static final List<ScheduledStage> WRITTEN = Policies.TWO_WAVES.week(History.MONDAY);
    private static final Duration PART = Duration.ofMinutes(2);

    private final Timetable timetable = new Timetable(WRITTEN, live(WRITTEN.size()));

    private static List<ScheduledStage> live(int stages) {
        List<ScheduledStage> live = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            Instant opens = NOW.plus(PART.multipliedBy(stage));
            live.add(new ScheduledStage(WRITTEN.get(stage).stage(), opens, opens.plus(PART)));
        }
        return live;
    }

    @Test
    void movesAFaultToTheSameShareOfTheSameWindow() {
        Fault.NodeLost lost =
                new Fault.NodeLost(1, WRITTEN.get(2).opens().plus(Duration.ofHours(1)), Duration.ofMinutes(30));

        assertThat(timetable.moved(lost))
                .isEqualTo(new Fault.NodeLost(1, NOW.plus(Duration.ofMinutes(5)), Duration.ofSeconds(30)));
    }

    @Test
    void movesWhatHappensBeforeTheFirstWindowBeforeIt() {
        Fault.Order early =
                new Fault.Order(WRITTEN.get(0).opens().minus(Duration.ofHours(1)), Fault.Order.Deed.HALT, "");

        assertThat(timetable.moved(early))
                .isEqualTo(new Fault.Order(NOW.minus(Duration.ofMinutes(1)), Fault.Order.Deed.HALT, ""));
    }

    @Test
    void lastsNoShorterThanANodeTakesToComeBack() {
        Fault.JournalOutage brief = new Fault.JournalOutage(WRITTEN.get(0).opens(), Duration.ofSeconds(10));

        assertThat(timetable.moved(brief)).isEqualTo(new Fault.JournalOutage(NOW, Timetable.SHORTEST));
    }

    @Test
    void objectsToAReleaseOfOtherStages() {
        assertThatThrownBy(() -> new Timetable(WRITTEN, live(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 stages");
    }
}
