package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwarmTest {

    private static final Set<Swarm.Kind> ALL = EnumSet.allOf(Swarm.Kind.class);

    private final Scenario scenario = ScenarioReader.read(Path.of("simulations/explore.conf"));

    @Test
    void drawsTheSameFaultsFromTheSameSeed() {
        assertThat(faults(7)).isEqualTo(faults(7)).isNotEqualTo(faults(8));
    }

    @Test
    void drawsEveryKindAndLeavesSomeOutOfEachSeed() {
        List<List<Fault>> drawn =
                LongStream.rangeClosed(1, 200).mapToObj(this::faults).toList();

        assertThat(drawn.stream().flatMap(List::stream).map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds(Fault.class).toList());
        assertThat(drawn.stream().map(SwarmTest::kindsOf))
                .as("kinds of faults of each seed")
                .allSatisfy(kinds -> assertThat(kinds).hasSizeLessThan(Swarm.Kind.values().length))
                .anySatisfy(kinds -> assertThat(kinds).hasSizeLessThan(5));
    }

    @Test
    void leavesTheLastWeekInPeace() {
        Instant quiet = scenario.monday(scenario.weeks())
                .atStartOfDay(scenario.policy().zone())
                .toInstant();

        assertThat(LongStream.rangeClosed(1, 200)
                        .mapToObj(this::faults)
                        .flatMap(List::stream)
                        .filter(Fault.Lasting.class::isInstance)
                        .map(Fault.Lasting.class::cast))
                .isNotEmpty()
                .allSatisfy(
                        fault -> assertThat(fault.from().plus(fault.lasts())).isBefore(quiet));
    }

    private List<Fault> faults(long seed) {
        return Swarm.of(scenario.withSeed(seed), ALL);
    }

    private static Set<Class<?>> kindsOf(List<Fault> faults) {
        return faults.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SwarmTest::kinds)
                : Stream.of(type);
    }
}
