package io.slipway.cli.story;

import io.slipway.conf.Finding;
import io.slipway.simulation.scenario.Scenario;
import java.util.List;

/**
 * What is to be simulated.
 *
 * @param asWritten whether seed, weeks and policy are those of the file, so that its expectations hold
 * @param doubts what lint has against it
 * @param arguments that make the same story of the same file again
 */
public record Story(Scenario scenario, boolean asWritten, List<Finding> doubts, List<String> arguments) {

    public Story {
        doubts = List.copyOf(doubts);
        arguments = List.copyOf(arguments);
    }
}
