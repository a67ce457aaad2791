package io.slipway.feature;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every declared object has.
 *
 * @param name unique within the repository
 * @param preventDestroy in a live workspace no apply deletes or recreates the object
 */
public record Label(
        String name,
        Optional<String> owner,
        Optional<String> description,
        SortedMap<String, String> tags,
        boolean preventDestroy) {

    public Label {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
