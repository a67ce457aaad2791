package io.slipway.driver.canary;

import io.slipway.judge.value.Tolerance;
import io.slipway.machine.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a build is compared with its baseline before a release.
 *
 * @param baseline an address, in which {@code {release}} and {@code {build}} stand for what is judged
 * @param candidate likewise
 * @param requests a file with one get-features request on each line
 * @param keyVariable the environment variable that holds the API key
 * @param expected a file of declared behaviour changes
 * @param skew how far effective times may lie apart
 * @param minCoverage the share of samples that must tell something
 * @param attempts how often it is tried when nobody answers, before that is inconclusive
 * @param pause before the second attempt; it doubles with each further one
 */
public record CanaryRules(
        String baseline,
        String candidate,
        Path requests,
        Optional<String> keyVariable,
        Optional<Path> expected,
        Tolerance tolerance,
        Duration skew,
        double minCoverage,
        ReplayLimits limits,
        int attempts,
        Duration pause) {

    Endpoint baseline(String release, Build build) {
        return filled(baseline, release, build);
    }

    Endpoint candidate(String release, Build build) {
        return filled(candidate, release, build);
    }

    /** @throws IllegalArgumentException if that is no address */
    public static Endpoint filled(String template, String release, Build build) {
        return Endpoint.of(template.replace("{release}", release).replace("{build}", build.label()));
    }
}
