package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.conf.Finding.Weight;
import io.slipway.conf.policy.PolicyFile;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.policy.Stage.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that a person runs. */
class SimulationsTest {

    private static final Path STORIES = Path.of("simulations");

    @ParameterizedTest
    @MethodSource("stories")
    void everyStoryReadsCleanlyAndPromisesSomething(Path story) throws IOException {
        ScenarioFile file = ScenarioReader.open(story);

        assertThat(file.scenario().expect().all())
                .extracting(Expectation::path)
                .contains("streamJobs.minOnline", "invariants.violations");
        assertThat(ScenarioLint.findings(file)).isEmpty();
        assertThat(Files.readAllLines(story))
                .hasSizeLessThan(50)
                .first()
                .asString()
                .startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyReadsCleanlyUnderItsOwnName(Path policy) {
        assertThat(policy.getFileName())
                .hasToString(PolicyReader.read(policy).policy().name() + ".conf");
        assertThat(LintedFile.findings(policy))
                .filteredOn(finding -> finding.weight() == Weight.ERROR
                        || !policy.endsWith("never-ship.conf")) // A yardstick, of which lint warns.
                .isEmpty();
    }

    /** In the world that they are compared in, each policy can work, does what it says, and leaves no account out. */
    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyWorksInTheWorldOfComparisons(Path file) {
        ScenarioFile world = ScenarioReader.open(STORIES.resolve("a-week-with-defects.conf"));
        PolicyFile policy = PolicyReader.read(file);
        Scenario under = world.scenario().withPolicy(policy.policy());

        assertThat(ScenarioLint.findings(new ScenarioFile(under, world.origins(), policy)))
                .filteredOn(finding -> finding.weight() == Weight.ERROR)
                .isEmpty();
        boolean ships = policy.policy().stages().stream().noneMatch(stage -> stage.condition() == Condition.NEVER);
        assertThat(new StageRosters(under.accounts())
                        .astray(policy.policy().stages())
                        .isEmpty())
                .as("every account in exactly one wave")
                .isEqualTo(ships);
    }

    private static List<Path> stories() throws IOException {
        return files(STORIES);
    }

    private static List<Path> policies() throws IOException {
        return files(STORIES.resolve("policies"));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
