package io.slipway.cli.story;

import io.slipway.conf.Finding;
import io.slipway.simulation.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be simulated.
 *
 * @param asWritten whether seed, weeks and policy are those of the file, so that its expectations hold
 * @param doubts what lint has against it
 * @param arguments that make the same story of the same file again
 * @param files of the scenario, and of the policy if that is another one
 */
public record Story(
        Scenario scenario, boolean asWritten, List<Finding> doubts, List<String> arguments, List<Path> files) {

    public Story {
        doubts = List.copyOf(doubts);
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
    }
}
