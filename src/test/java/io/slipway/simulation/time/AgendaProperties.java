package io.slipway.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The order of an agenda is that of (instant, turn), whatever is canceled and however far ahead things are planned. */
class AgendaProperties {

    private static final Instant START = Instant.parse("2026-11-24T22:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(2));

    private final List<Planned> happened = new ArrayList<>();

    @Property(tries = 300)
    void takesEverythingInTheOrderOfInstantAndTurn(
            @ForAll @Size(max = 300) List<@IntRange(max = 7_200_000) Integer> delays) {
        happened.clear();
        Agenda agenda = new Agenda(START);
        List<Planned> kept = new ArrayList<>();
        for (int turn = 0; turn < delays.size(); turn++) {
            Planned planned = new Planned(agenda, turn);
            agenda.after(delays.get(turn), planned);
            if (delays.get(turn) % 5 == 0) {
                planned.cancel();
            } else {
                kept.add(planned);
            }
        }

        runToTheEnd(agenda);

        kept.sort(Comparator.comparingLong(Planned::epochMillis).thenComparingInt(planned -> planned.turn));
        assertThat(happened).isEqualTo(kept);
        assertThat(agenda.now()).isEqualTo(END);
    }

    @Property(tries = 200)
    void neverTurnsTheClockBackWhenThingsPlanMore(
            @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 400_000) Integer> delays) {
        Agenda agenda = new Agenda(START);
        List<Instant> instants = new ArrayList<>();
        for (int delay : delays) {
            agenda.after(delay, Appointment.of(() -> {
                instants.add(agenda.now());
                agenda.after(delay / 2, Appointment.of(() -> instants.add(agenda.now())));
                agenda.after(-1, Appointment.of(() -> instants.add(agenda.now())));
            }));
        }

        runToTheEnd(agenda);

        assertThat(instants).hasSize(3 * delays.size()).isSorted();
    }

    @Property(tries = 100)
    void stopsBeforeTheEndAndGoesOnFromThere(@ForAll @IntRange(min = 1, max = 600_000) int pause) {
        Agenda agenda = new Agenda(START);
        List<String> heard = new ArrayList<>();
        agenda.after(pause, Appointment.of(() -> heard.add("later")));

        boolean early = agenda.next(START.plusMillis(pause));
        agenda.after(0, Appointment.of(() -> heard.add("at the pause")));
        runToTheEnd(agenda);

        assertThat(early).isFalse();
        assertThat(heard).containsExactly("later", "at the pause");
    }

    private static void runToTheEnd(Agenda agenda) {
        boolean more = true;
        while (more) {
            more = agenda.next(END);
        }
    }

    private final class Planned extends Appointment {

        private final Agenda agenda;
        private final int turn;

        Planned(Agenda agenda, int turn) {
            this.agenda = agenda;
            this.turn = turn;
        }

        @Override
        protected void takePlace() {
            assertThat(agenda.nowMillis()).isEqualTo(epochMillis());
            happened.add(this);
        }
    }
}
