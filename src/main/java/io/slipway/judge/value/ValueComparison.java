package io.slipway.judge.value;

import io.slipway.judge.value.Discrepancy.Aspect;
import io.slipway.judge.value.Value.Dictionary;
import io.slipway.judge.value.Value.Real;
import io.slipway.judge.value.Value.Sequence;
import io.slipway.judge.value.Value.Struct;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether two values are the same: exactly for strings, booleans, integers and null, within the tolerance for floating-point numbers,
 * element by element in order for arrays and structs, key by key for maps.
 */
record ValueComparison(Tolerance tolerance) {

    private static final String NO_SUCH_KEY = "(no such key)";

    /** The worst that is found, and the first of its kind. */
    Discrepancy compare(Value baseline, Value candidate) {
        return baseline.equals(candidate) ? Discrepancy.NONE : compare("", baseline, candidate);
    }

    private Discrepancy compare(String path, Value baseline, Value candidate) {
        if (baseline instanceof Real left && candidate instanceof Real right) {
            return told(tolerance.agreement(left.value(), right.value()), path, baseline, candidate);
        } else if (baseline instanceof Sequence left && candidate instanceof Sequence right) {
            return inOrder(path, left.elements(), right.elements());
        } else if (baseline instanceof Struct left && candidate instanceof Struct right) {
            return inOrder(path, left.fields(), right.fields());
        } else if (baseline instanceof Dictionary left && candidate instanceof Dictionary right) {
            return byKey(path, left.entries(), right.entries());
        }
        return told(baseline.equals(candidate) ? Agreement.MATCH : Agreement.DIFFERS, path, baseline, candidate);
    }

    private Discrepancy inOrder(String path, List<Value> baseline, List<Value> candidate) {
        if (baseline.size() != candidate.size()) {
            return told(Agreement.DIFFERS, path + ".length", baseline.size(), candidate.size());
        }
        Discrepancy worst = Discrepancy.NONE;
        for (int i = 0; i < baseline.size(); i++) {
            worst = worse(worst, compare(path + "[" + i + "]", baseline.get(i), candidate.get(i)));
        }
        return worst;
    }

    private Discrepancy byKey(String path, Map<String, Value> baseline, Map<String, Value> candidate) {
        TreeSet<String> keys = new TreeSet<>(baseline.keySet());
        keys.addAll(candidate.keySet());
        Discrepancy worst = Discrepancy.NONE;
        for (String key : keys) {
            Value left = baseline.get(key);
            Value right = candidate.get(key);
            String place = path + "[\"" + key + "\"]";
            worst = worse(
                    worst,
                    left == null || right == null
                            ? told(
                                    Agreement.DIFFERS,
                                    place,
                                    left == null ? NO_SUCH_KEY : left,
                                    right == null ? NO_SUCH_KEY : right)
                            : compare(place, left, right));
        }
        return worst;
    }

    private static Discrepancy worse(Discrepancy first, Discrepancy second) {
        return second.agreement().isWorseThan(first.agreement()) ? second : first;
    }

    private static Discrepancy told(Agreement agreement, String path, Object baseline, Object candidate) {
        return agreement == Agreement.MATCH
                ? Discrepancy.NONE
                : Discrepancy.of(agreement, Aspect.VALUE, path, baseline, candidate);
    }
}
