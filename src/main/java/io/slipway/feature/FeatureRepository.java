package io.slipway.feature;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one workspace of an account declares, as a value: sound, since the {@linkplain Rules rules} were asked before.
 *
 * @param sdk the version of the SDK that it is applied with, {@code 0.9.1}
 * @param objects by name
 */
public record FeatureRepository(String sdk, Workspace workspace, SortedMap<String, FeatureObject> objects) {

    public FeatureRepository {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** Of objects in any order, their names all different. */
    public static FeatureRepository of(String sdk, Workspace workspace, List<FeatureObject> declared) {
        SortedMap<String, FeatureObject> objects = new TreeMap<>();
        declared.forEach(object -> {
            if (objects.put(object.name(), object) != null) {
                throw new IllegalArgumentException("two objects are called " + object.name());
            }
        });
        return new FeatureRepository(sdk, workspace, objects);
    }

    /** Of an account that has not applied anything. */
    public static FeatureRepository empty(String sdk, Workspace workspace) {
        return new FeatureRepository(sdk, workspace, new TreeMap<>());
    }

    public Optional<FeatureObject> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /**
     * The stream jobs that must run: the Spark stream feature views that are materialized online, by name. In a development workspace
     * no job runs (DOMAIN A19).
     */
    public List<DeclaredStream> streamJobs() {
        return objects.values().stream()
                .filter(object -> workspace.isLive()
                        && object instanceof FeatureObject.StreamFeatureView view
                        && view.hasProcess())
                .map(object -> new DeclaredStream(
                        object.name(), object.materialization().flatMap(Materialization::pin)))
                .toList();
    }
}
