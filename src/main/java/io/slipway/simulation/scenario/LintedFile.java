package io.slipway.simulation.scenario;

import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.policy.PolicyFile;
import io.slipway.conf.policy.PolicyLint;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.conf.validation.MatrixReader;
import java.nio.file.Path;
import java.util.List;

/** A file on the way to {@code lint}: a policy if it has nothing but a block {@code policy}, likewise a validation matrix, a scenario otherwise. */
public final class LintedFile {

    private LintedFile() {}

    /**
     * What is wrong with the plan in a file.
     *
     * @throws InvalidFile if it cannot be read as one
     */
    public static List<Finding> findings(Path file) {
        if (Reading.of(file).root().hasOnly("policy")) {
            PolicyFile policy = PolicyReader.read(file);
            return PolicyLint.findings(policy);
        }
        if (Reading.of(file).root().hasOnly(MatrixReader.KEY)) {
            MatrixReader.read(file);
            return List.of();
        }
        return ScenarioLint.findings(ScenarioReader.open(file));
    }
}
