package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.study.explore.Explorer.Found;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ZooTest {

    private static final Set<Swarm.Kind> ALL = EnumSet.allOf(Swarm.Kind.class);
    private static final int SEEDS = 1_000;
    private static final String WORLD = "src/test/resources/explore/zoo.conf";

    private final Scenario scenario = ScenarioReader.read(Path.of(WORLD));

    @Test
    void findsNothingWhereThereIsNoMistake() {
        Explorer sound = new Explorer(scenario, new SlipwayMachines(), List.of(HostKind.KERNEL), ALL);

        assertThat(firstFound(sound)).isEmpty();
    }

    @Test
    void makesWhatItFindsSmall() {
        Mutant late = Zoo.mutants().stream()
                .filter(mutant -> mutant.name().equals("starts go on after the window has closed"))
                .findFirst()
                .orElseThrow();
        Found found = firstFound(explorer(late)).orElseThrow();
        String invariant = found.violation().map(Violation::invariant).orElseThrow();
        Case whole = new Case(WORLD, List.of(), found.seed(), invariant, found.faults());

        Case small = Shrinker.shrink(whole, explorer(late)::stillBreaks, Duration.ofSeconds(30));

        assertThat(small.faults()).hasSizeLessThan(found.faults().size()).hasSizeLessThanOrEqualTo(3);
        assertThat(explorer(late).stillBreaks(small)).isTrue();
    }

    @Test
    void bothHostsMeetTheSameFaults() {
        Explorer both = new Explorer(scenario, new SlipwayMachines(), List.of(HostKind.values()), ALL);

        assertThat(LongStream.rangeClosed(1, 10).mapToObj(both::explore))
                .allSatisfy(found -> assertThat(found.violation()).isEmpty());
    }

    @Test
    void aCrashAtAnyBoundaryLosesAndRepeatsNothing() {
        Scenario week = ScenarioReader.open(
                        Path.of("simulations/quiet-week.conf"),
                        List.of("fleet.generate.accounts = 3", "fleet.generate.jobs-per-account = 2"))
                .scenario();
        Boundaries boundaries = new Boundaries(week, new SlipwayMachines(), HostKind.KERNEL);

        Search.Outcome outcome =
                new Search(boundaries::crashAt, 1, boundaries.size(), 1).run(2, done -> {}, () -> false);

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.done()).isEqualTo(boundaries.size()).isGreaterThan(200);
    }

    private Optional<Found> firstFound(Explorer explorer) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(explorer::explore)
                .filter(found -> found.violation().isPresent())
                .findFirst();
    }

    private Explorer explorer(Mutant mutant) {
        return new Explorer(scenario, mutant, List.of(HostKind.KERNEL), ALL);
    }
}
