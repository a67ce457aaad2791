package io.slipway.cli.canary;

import io.slipway.driver.canary.Endpoint;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Example;
import io.slipway.judge.value.ExpectedChange;
import io.slipway.judge.value.FeatureTally;
import io.slipway.judge.value.ServiceTally;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tolerance;
import io.slipway.judge.value.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A canary that is over.
 *
 * @param asked what was to be compared, and how
 */
public record Findings(Asked asked, Tally tally, Verdict verdict, Instant startedAt, Duration took) {

    /**
     * What the command line asked for.
     *
     * @param expected declared changes that are in force
     * @param differences the most that are shown one by one
     */
    public record Asked(
            Endpoint baseline,
            Endpoint candidate,
            Path requests,
            Tolerance tolerance,
            double minCoverage,
            List<ExpectedChange> expected,
            int differences) {}

    /** The gravest first; a difference that is declared or tolerated is shown too, if there is room. */
    private static final List<Classification> SHOWN = List.of(
            Classification.REGRESSION,
            Classification.INCONCLUSIVE,
            Classification.FLAKY,
            Classification.EXPECTED,
            Classification.TOLERATED);

    /**
     * One difference to look at.
     *
     * @param subject the feature, or {@code the whole answer}
     */
    public record Difference(String service, String subject, Classification classification, Example example) {}

    /** The worst first, as many as were asked for. */
    public List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        for (Classification classification : SHOWN) {
            tally.services().forEach(service -> all.addAll(ofAnswers(service, classification)));
            tally.worstFirst().forEach(feature -> all.addAll(ofFeature(feature, classification)));
        }
        return all.subList(0, Math.min(all.size(), asked.differences()));
    }

    /** Declared changes that no difference needed as an excuse. */
    public List<ExpectedChange> unused() {
        return asked.expected().stream()
                .filter(change -> tally.worstFirst().stream()
                        .filter(feature -> feature.counts().of(Classification.EXPECTED) > 0)
                        .noneMatch(feature -> change.concerns(feature.name())))
                .toList();
    }

    /** Features that agreed only in having no value, which proves little. */
    public List<FeatureTally> neverValued() {
        return tally.worstFirst().stream()
                .filter(feature -> feature.valued() == 0)
                .toList();
    }

    private static List<Difference> ofAnswers(ServiceTally service, Classification classification) {
        return service.answers().examples(classification).stream()
                .map(example -> new Difference(service.name(), "the whole answer", classification, example))
                .toList();
    }

    private static List<Difference> ofFeature(FeatureTally feature, Classification classification) {
        return feature.counts().examples(classification).stream()
                .map(example -> new Difference(feature.service(), feature.name(), classification, example))
                .toList();
    }
}
