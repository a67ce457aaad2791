package io.slipway.cli.story;

import io.slipway.cli.terminal.Complaint;
import io.slipway.conf.policy.PolicyFile;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.conf.policy.PolicyShelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A policy as the command line names it: its file, or its name in the directory {@code policies} beside the scenario.
 *
 * @param scenario the scenario's file
 */
public record NamedPolicy(Path scenario, String name) {

    public PolicyFile read() {
        return PolicyReader.read(file());
    }

    /** Where it stands. */
    public Path file() {
        Path path = Path.of(name);
        if (Files.exists(path)) {
            return path;
        }
        PolicyShelf shelf = new PolicyShelf(
                Objects.requireNonNullElse(scenario.toAbsolutePath().normalize().getParent(), Path.of("")));
        return shelf.find(name)
                .orElseThrow(() -> Complaint.badInput("there is no policy \"" + name + "\"", shelf.mend(name)));
    }
}
