package io.slipway.simulation;

import static io.slipway.account.Declared.repository;
import static io.slipway.account.Declared.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.Applicant.Role;
import io.slipway.account.Declared;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.FeatureRepository;
import io.slipway.machine.Event;
import io.slipway.simulation.census.Census;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScheduledApply;
import io.slipway.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DOMAIN 5.5, what restarts a stream: every cell, on both simulated hosts, by the processes that the job truly started. */
@DisplayName("5.5: what restarts a stream")
class RestartTableTest {

    private enum Cell {
        NO_RESTART,
        BLUE_GREEN,
        THERE_AND_BACK,
        NO_PROCESS,
        REUSED,
        INVALIDATED,
        RECREATED,
        /** The row says nothing of this kind of stream. */
        NOT_APPLICABLE
    }

    private static final Declared PINNED = stream("clicks").pinnedTo("0.8.3");
    private static final Declared UNPINNED = stream("clicks");
    private static final Declared RIFT = stream("clicks").onRift();

    /** What happens in a week; the stream is applied before it begins. */
    private interface Happening {

        Scenario in(Scenario week, Declared stream);
    }

    private static final Happening RELEASE = (week, stream) -> applies("quiet-week.conf", stream);
    private static final Happening CANCELED = (week, stream) -> applies("regression-on-wednesday-evening.conf", stream);

    private record Row(String event, Happening happening, Cell pinned, Cell unpinned, Cell rift) {}

    private static List<Row> table() {
        return List.of(
                row(
                        "weekly platform release, roll forward",
                        RELEASE,
                        Cell.NO_RESTART,
                        Cell.BLUE_GREEN,
                        Cell.NO_PROCESS),
                row("weekly release roll-back", CANCELED, Cell.NO_RESTART, Cell.THERE_AND_BACK, Cell.NO_PROCESS),
                row(
                        "user changes runtime + apply",
                        apply(s -> s.pinnedTo("0.9.3")),
                        Cell.BLUE_GREEN,
                        Cell.BLUE_GREEN,
                        Cell.NOT_APPLICABLE),
                row(
                        "user changes repo.yaml default + apply",
                        apply(s -> s.pinnedTo("0.9.0")),
                        Cell.BLUE_GREEN,
                        Cell.BLUE_GREEN,
                        Cell.NOT_APPLICABLE),
                row("user changes runtime, no apply", quiet(), Cell.NO_RESTART, Cell.NO_RESTART, Cell.NO_PROCESS),
                row("apply with no effective change", apply(s -> s), Cell.NO_RESTART, Cell.NO_RESTART, Cell.NO_PROCESS),
                row(
                        "SDK upgraded, runtime unchanged, compatible",
                        upgrade(),
                        Cell.NO_RESTART,
                        Cell.NO_RESTART,
                        Cell.NO_PROCESS),
                row(
                        "other update, checkpoints re-used",
                        apply(s -> s.triggeredEvery(90)),
                        Cell.REUSED,
                        Cell.REUSED,
                        Cell.NO_PROCESS),
                row(
                        "other update, checkpoints invalidated",
                        apply(s -> s.withWatermark(90)),
                        Cell.INVALIDATED,
                        Cell.INVALIDATED,
                        Cell.NO_PROCESS),
                row("recreate", apply(s -> s.from("kinesis")), Cell.RECREATED, Cell.RECREATED, Cell.NO_PROCESS));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {4}")
    @MethodSource("cells")
    void restartsAStreamAsTheTableSays(HostKind host, String event, Declared stream, Scenario week, Cell cell) {
        Life life = Life.of(week, host);

        assertThat(life.violations).isEmpty();
        switch (cell) {
            case NO_RESTART -> life.is(1, 0, 0);
            case BLUE_GREEN, REUSED, INVALIDATED -> life.is(1, 1, 0);
            case THERE_AND_BACK -> life.is(1, 2, 0);
            case RECREATED -> life.is(1, 0, 1);
            default -> life.is(0, 0, 0);
        }
        boolean fresh = cell == Cell.INVALIDATED;
        if (fresh || cell == Cell.REUSED) {
            StreamEvent.HandoffStarted handoff = life.only(StreamEvent.HandoffStarted.class);
            assertThat(handoff.definition().orElseThrow().checkpoints()
                            == handoff.definition().get().revision())
                    .isEqualTo(fresh);
        }
        assertThat(life.downtimeSeconds).isZero();
        assertThat(life.plannedSeconds > 0).isEqualTo(cell == Cell.RECREATED);
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (HostKind host : HostKind.values()) {
            for (Row row : table()) {
                add(cells, host, row, PINNED, row.pinned());
                add(cells, host, row, UNPINNED, row.unpinned());
                add(cells, host, row, RIFT, row.rift());
            }
        }
        return cells.stream();
    }

    private static void add(List<Arguments> cells, HostKind host, Row row, Declared stream, Cell cell) {
        if (cell != Cell.NOT_APPLICABLE) {
            Scenario week = row.happening().in(Stories.read("holiday-week.conf").withWeeks(1), stream);
            cells.add(Arguments.of(host, row.event(), stream, week, cell));
        }
    }

    private static Row row(String event, Happening happening, Cell pinned, Cell unpinned, Cell rift) {
        return new Row(event, happening, pinned, unpinned, rift);
    }

    private static Scenario applies(String release, Declared stream) {
        return begins(Stories.read(release), repository(stream));
    }

    private static Happening quiet() {
        return (week, stream) -> begins(week, repository(stream));
    }

    private static Happening apply(java.util.function.UnaryOperator<Declared> change) {
        return (week, stream) -> begins(week, repository(stream), repository(change.apply(stream)));
    }

    private static Happening upgrade() {
        return (week, stream) ->
                begins(week, repository("0.8.3", noOther(), stream), repository("0.8.5", noOther(), stream));
    }

    private static List<FeatureObject> noOther() {
        return List.of();
    }

    /** The first account of the week in early access, without any other job, applies these one after another. */
    private static Scenario begins(Scenario week, FeatureRepository... repositories) {
        Scenario lone = Stories.lone(week);
        String account = lone.accounts().get(0).name();
        List<ScheduledApply> applies = new ArrayList<>();
        for (int i = 0; i < repositories.length; i++) {
            applies.add(new ScheduledApply(
                    lone.start().atStartOfDay().plusHours(12L * i), account, repositories[i], Role.EDITOR, false));
        }
        return lone.withApplies(applies);
    }

    /** What became of the one stream job of a run. */
    private static final class Life {

        private final List<StreamEvent> events = new ArrayList<>();
        private List<?> violations = List.of();
        private long downtimeSeconds;
        private long plannedSeconds;

        static Life of(Scenario week, HostKind host) {
            Life life = new Life();
            Journal journal = (seq, at, entity, event) -> life.keep(event);
            Census census = new Census();
            Invariants invariants = new Invariants(new SlipwayMachines());
            Panorama panorama = new Panorama(week.policy(), week.baseline(), census, invariants);
            try (Simulation run = new Simulation(week, host, journal, panorama)) {
                run.run();
            }
            life.violations = invariants.violations();
            life.downtimeSeconds = census.streamJobs().downtime().toSeconds();
            life.plannedSeconds = census.streamJobs().planned().toSeconds();
            return life;
        }

        private void keep(Event event) {
            if (event instanceof StreamEvent told) {
                events.add(told);
            }
        }

        void is(int deployed, int handoffs, int rebuilt) {
            assertThat(count(StreamEvent.Deployed.class)).as("first processes").isEqualTo(deployed);
            assertThat(count(StreamEvent.HandoffStarted.class))
                    .as("greens started")
                    .isEqualTo(handoffs);
            assertThat(count(StreamEvent.BlueDrained.class)).as("handoffs").isEqualTo(handoffs);
            assertThat(count(StreamEvent.RebuiltOnline.class)).as("rebuilds").isEqualTo(rebuilt);
        }

        private long count(Class<? extends StreamEvent> kind) {
            return events.stream().filter(kind::isInstance).count();
        }

        <T extends StreamEvent> T only(Class<T> kind) {
            return events.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
