package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.census.Timeline;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.study.explore.Explorer.Found;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * How sharp the search is: for each mistake of the zoo, after how many seeds it is found, by which rule, and how small the case
 * becomes in how long. Prints the table.
 */
class ZooTableTest {

    private static final String WORLD = "src/test/resources/explore/zoo.conf";
    private static final int SEEDS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Row(Mutant mutant, long seeds, String rule, int faultsBefore, Case small, long events, long millis) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-62s %-28s %5d %-5s %3d -> %2d %4d %6.1f s",
                    mutant.name(),
                    mutant.source(),
                    seeds,
                    rule,
                    faultsBefore,
                    small.faults().size(),
                    events,
                    millis / 1e3);
        }
    }

    private final Scenario scenario = ScenarioReader.read(Path.of(WORLD));

    @Test
    void findsMistakesSoonAndTellsThemBriefly() {
        List<Row> rows = Zoo.mutants().stream().map(this::row).toList();
        System.out.printf(
                "%-62s %-28s %5s %-5s %9s %4s %8s%n",
                "mistake", "made by", "seeds", "rule", "faults", "told", "shrunk");
        rows.forEach(System.out::println);
        System.out.printf(
                "median: found by seed %d, told in %d events, shrunk in %.1f s%n",
                median(rows, Row::seeds), median(rows, Row::events), median(rows, Row::millis) / 1e3);

        assertThat(median(rows, Row::events)).isLessThanOrEqualTo(15);
        assertThat(rows).allSatisfy(row -> assertThat(row.millis()).isLessThan(PATIENCE.toMillis()));
    }

    private Row row(Mutant mutant) {
        Explorer explorer = new Explorer(scenario, mutant, List.of(HostKind.KERNEL), EnumSet.allOf(Swarm.Kind.class));
        Found found = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(explorer::explore)
                .filter(one -> one.violation().isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(mutant + " is not found in " + SEEDS + " seeds"));
        String rule = found.violation().map(Violation::invariant).orElseThrow();
        long begun = System.nanoTime();
        Case small = Shrinker.shrink(
                new Case(WORLD, List.of(), found.seed(), rule, found.faults()), explorer::stillBreaks, PATIENCE);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return new Row(mutant, found.seed(), rule, found.faults().size(), small, told(mutant, small), millis);
    }

    /** The faults, and what happens until the rule breaks. */
    private static long told(Mutant mutant, Case small) {
        Timeline timeline = new Timeline();
        Trial trial = Trial.of(small.read(), mutant, HostKind.KERNEL, Plan.of(small.faults()), Journal.NONE, timeline);
        var broken = trial.violations().get(0).at();
        return small.faults().size()
                + timeline.milestones().stream()
                        .filter(milestone -> !milestone.at().isAfter(broken))
                        .count();
    }

    private static long median(List<Row> rows, ToLongFunction<Row> figure) {
        return rows.stream()
                .mapToLong(figure)
                .sorted()
                .skip(rows.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
