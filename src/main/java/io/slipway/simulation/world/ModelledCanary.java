package io.slipway.simulation.world;

import io.slipway.judge.value.Agreement;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Discrepancy;
import io.slipway.judge.value.Judged;
import io.slipway.judge.value.Judgement;
import io.slipway.judge.value.Sample;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Verdict;
import io.slipway.machine.Build;
import io.slipway.simulation.scenario.Alteration;
import io.slipway.simulation.scenario.CanaryTraffic;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.train.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Replays the sample requests of a scenario on a build: what is wrong with the build alters values, and the canary's own judge says
 * what that means. How many values of a feature differ is one draw, whatever the number of requests.
 */
final class ModelledCanary {

    private static final double MIN_COVERAGE = 0.95;
    private static final String SERVICE = "sample/requests";
    private static final Discrepancy MODELLED =
            new Discrepancy(Agreement.DIFFERS, Discrepancy.Aspect.VALUE, "", "as before", "altered");

    private final Scene scene;
    private final Defects defects;

    ModelledCanary(Scene scene, Defects defects) {
        this.scene = scene;
        this.defects = defects;
    }

    /** What a gate says, and why. */
    record Finding(Gate.Verdict verdict, String evidence) {}

    Finding judge(Build build, CanaryTraffic traffic) {
        Tally tally = new Tally();
        List<Answers> features = features(build, traffic);
        for (int line = 1; line <= traffic.requests(); line++) {
            tally.add(new Sample(line, SERVICE, ""), judgement(features, line));
        }
        Verdict verdict = Verdict.of(tally, MIN_COVERAGE, List.of(), Optional.empty());
        String evidence = verdict.reasons().isEmpty()
                ? "nothing differs in " + tally.samples() + " samples"
                : String.join("; ", verdict.reasons());
        return new Finding(Gate.Verdict.valueOf(verdict.outcome().name()), evidence);
    }

    private static Judgement judgement(List<Answers> features, int line) {
        List<Judged> judged = new ArrayList<>(features.size());
        features.forEach(feature -> judged.add(feature.at(line)));
        Classification gravest = judged.stream()
                .map(Judged::classification)
                .max(Comparator.naturalOrder())
                .orElse(Classification.INCONCLUSIVE);
        return new Judgement(gravest, judged, Discrepancy.NONE, false);
    }

    private List<Answers> features(Build build, CanaryTraffic traffic) {
        Map<String, Double> sound = new TreeMap<>(); // by feature, the share of values that are as before
        defects.in(build).stream()
                .flatMap(regression -> regression.alters().stream())
                .forEach(altered -> sound.merge(altered.feature(), kept(altered), (one, other) -> one * other));
        for (int i = 1; sound.size() < traffic.features(); i++) {
            sound.putIfAbsent("feature_" + i, 1.0);
        }
        List<Answers> answers = new ArrayList<>();
        sound.forEach((feature, share) -> answers.add(answers(build, feature, 1 - share, traffic)));
        return answers;
    }

    private static double kept(Alteration altered) {
        return 1 - altered.share();
    }

    /** Of a value in which the baseline disagrees with itself nobody can say that it differs. */
    private Answers answers(Build build, String feature, double altered, CanaryTraffic traffic) {
        long owner = Chance.key(build + "/" + feature);
        int flaky = count(traffic.requests(), traffic.flaky(), draw(owner, 0));
        int differing = count(traffic.requests() - flaky, altered, draw(owner, 1));
        int first = (int) (draw(owner, 2) * traffic.requests());
        return new Answers(
                traffic.requests(),
                first,
                flaky,
                differing,
                judged(feature, Classification.FLAKY),
                judged(feature, Classification.REGRESSION),
                judged(feature, Classification.MATCH));
    }

    private double draw(long owner, long number) {
        return scene.chance().at(owner, Purpose.FEATURE_VALUE, number);
    }

    private static int count(int trials, double probability, double u) {
        return BinomialDistribution.of(trials, probability).inverseCumulativeProbability(u);
    }

    private static Judged judged(String feature, Classification classification) {
        Discrepancy found = classification == Classification.MATCH ? Discrepancy.NONE : MODELLED;
        return new Judged(feature, classification, found, true);
    }

    /** One feature over all requests: from a first one on, around, those that are flaky, then those that differ. */
    private record Answers(
            int requests, int first, int flaky, int differing, Judged unsteady, Judged other, Judged same) {

        Judged at(int line) {
            int place = Math.floorMod(line - 1 - first, requests);
            if (place < flaky) {
                return unsteady;
            }
            return place < flaky + differing ? other : same;
        }
    }
}
