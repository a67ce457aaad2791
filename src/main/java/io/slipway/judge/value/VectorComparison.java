package io.slipway.judge.value;

import io.slipway.judge.value.Discrepancy.Aspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether two feature vectors are the same: by the name of each feature its type, status and value, and the features in the same
 * order. Effective times move while the world does; only how far they lie apart is bounded.
 *
 * @param skew the most that two effective times may lie apart
 */
public record VectorComparison(Tolerance tolerance, Duration skew) {

    /** By the name of every feature of either side, the baseline's first and in its order, how it agrees. */
    public Map<String, Discrepancy> compare(FeatureVector baseline, FeatureVector candidate) {
        return sameNames(baseline, candidate) ? byPosition(baseline, candidate) : byName(baseline, candidate);
    }

    private static boolean sameNames(FeatureVector baseline, FeatureVector candidate) {
        List<Feature> left = baseline.features();
        List<Feature> right = candidate.features();
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).name().equals(right.get(i).name())) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Discrepancy> byPosition(FeatureVector baseline, FeatureVector candidate) {
        Map<String, Discrepancy> found = new LinkedHashMap<>();
        for (int i = 0; i < baseline.features().size(); i++) {
            Feature feature = baseline.features().get(i);
            found.put(feature.name(), compare(feature, candidate.features().get(i)));
        }
        return found;
    }

    /** A feature too many or too few does not move the others: only those that both serve have an order. */
    private Map<String, Discrepancy> byName(FeatureVector baseline, FeatureVector candidate) {
        Map<String, Feature> left = named(baseline);
        Map<String, Feature> right = named(candidate);
        List<String> order = new ArrayList<>(left.keySet());
        order.retainAll(right.keySet());
        List<String> other = new ArrayList<>(right.keySet());
        other.retainAll(left.keySet());
        Iterator<String> inTheSamePlace = other.iterator();
        Map<String, Discrepancy> found = new LinkedHashMap<>();
        left.forEach((name, feature) -> {
            Feature counterpart = right.get(name);
            if (counterpart == null) {
                found.put(name, Discrepancy.differs(Aspect.MISSING, feature.value(), "(not served)"));
                return;
            }
            boolean moved = !inTheSamePlace.next().equals(name);
            found.put(
                    name,
                    moved
                            ? Discrepancy.differs(Aspect.ORDER, place(order.indexOf(name)), place(other.indexOf(name)))
                            : compare(feature, counterpart));
        });
        right.forEach((name, feature) -> found.computeIfAbsent(
                name, added -> Discrepancy.differs(Aspect.ADDED, "(not served)", feature.value())));
        return found;
    }

    private static String place(int index) {
        return "position " + (index + 1);
    }

    private static Map<String, Feature> named(FeatureVector vector) {
        Map<String, Feature> named = new LinkedHashMap<>();
        vector.features().forEach(feature -> named.put(feature.name(), feature));
        return named;
    }

    private Discrepancy compare(Feature baseline, Feature candidate) {
        if (!baseline.type().equals(candidate.type())) {
            return Discrepancy.differs(Aspect.TYPE, baseline.type(), candidate.type());
        } else if (!baseline.status().equals(candidate.status())) {
            return Discrepancy.differs(Aspect.STATUS, baseline.status(), candidate.status());
        }
        Discrepancy values = new ValueComparison(tolerance).compare(baseline.value(), candidate.value());
        boolean apart =
                values.agreement() != Agreement.DIFFERS && !within(baseline.effectiveTime(), candidate.effectiveTime());
        return apart
                ? Discrepancy.differs(
                        Aspect.EFFECTIVE_TIME, told(baseline.effectiveTime()), told(candidate.effectiveTime()))
                : values;
    }

    /** A time on one side only lies infinitely far from none. */
    private boolean within(Optional<Instant> baseline, Optional<Instant> candidate) {
        return (baseline.isPresent() && candidate.isPresent())
                ? Duration.between(baseline.get(), candidate.get()).abs().compareTo(skew) <= 0
                : baseline.equals(candidate);
    }

    private static String told(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("none");
    }
}
