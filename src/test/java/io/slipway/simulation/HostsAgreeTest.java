package io.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With one seed, both hosts write the same journal to the byte: it is what makes the fast answers trustworthy. */
class HostsAgreeTest {

    private static final double NO_CRASHES = 0;
    private static final double MANY_CRASHES = 0.02;

    @ParameterizedTest
    @MethodSource("stories")
    void agreesOnEveryStory(Path story) {
        agrees(ScenarioReader.read(story), NO_CRASHES);
        LongStream.rangeClosed(1, 3).forEach(seed -> agrees(brief(story, seed), MANY_CRASHES));
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("stories")
    void agreesOnEveryStoryWithTwoHundredSeeds(Path story) {
        LongStream.rangeClosed(1, 200).parallel().forEach(seed -> {
            agrees(brief(story, seed), NO_CRASHES);
            agrees(brief(story, seed), MANY_CRASHES);
        });
    }

    @Test
    void tellsAnotherStoryWithAnotherSeed() {
        Scenario quiet = Stories.read("quiet-week.conf");

        List<String> digests = IntStream.of(1, 2)
                .mapToObj(seed -> Stories.digest(quiet.withSeed(seed), HostKind.KERNEL))
                .toList();

        assertThat(digests).doesNotHaveDuplicates();
    }

    static List<Path> stories() {
        return Stories.files();
    }

    /** A year is as good as eight weeks here, and takes longer. */
    private static Scenario brief(Path story, long seed) {
        Scenario scenario = ScenarioReader.read(story).withSeed(seed);
        return scenario.weeks() > 8 ? scenario.withWeeks(8) : scenario;
    }

    private static void agrees(Scenario plain, double crashes) {
        Scenario scenario = crashes == 0 ? plain : Stories.crashing(plain, crashes);
        String kernel = Stories.digest(scenario, HostKind.KERNEL);
        String actors = Stories.digest(scenario, HostKind.ACTORS);
        if (!kernel.equals(actors)) {
            assertThat(Stories.lines(scenario, HostKind.ACTORS))
                    .as("%s, seed %d, crashes %s: the first difference", scenario.name(), scenario.seed(), crashes)
                    .isEqualTo(Stories.lines(scenario, HostKind.KERNEL));
        }
    }
}
