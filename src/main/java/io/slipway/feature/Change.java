package io.slipway.feature;

import java.util.List;

/**
 * What a plan does with one object.
 *
 * @param object as declared; of a deleted one, as it was applied
 * @param restart the side effect on its stream process; {@link Restart#NONE} unless it is updated
 * @param diffs what is different, in the order of {@link Field}
 * @param warnings what its owner should know before applying
 * @param jobs the materialization jobs that it brings
 */
public record Change(
        Transition transition,
        FeatureObject object,
        Restart restart,
        List<PropertyDiff> diffs,
        List<String> warnings,
        JobCounts jobs) {

    public Change {
        diffs = List.copyOf(diffs);
        warnings = List.copyOf(warnings);
    }
}
