package io.slipway.feature;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rules are asked about, and all they may know.
 *
 * @param byName the first declaration of each name
 * @param sdk empty if it is no version, which a rule of its own reports
 */
record Asked(
        Declaration declaration,
        SortedMap<String, FeatureObject> byName,
        Optional<Minor> sdk,
        PlatformCatalogue catalogue,
        LocalDate today) {

    static Asked of(Declaration declaration, PlatformCatalogue catalogue, LocalDate today) {
        SortedMap<String, FeatureObject> byName = new TreeMap<>();
        declaration.objects().forEach(object -> byName.putIfAbsent(object.name(), object));
        return new Asked(declaration, byName, Minor.of(declaration.sdk()), catalogue, today);
    }

    boolean sdkIsAtLeast(Minor minor) {
        return sdk.filter(own -> own.compareTo(minor) >= 0).isPresent();
    }
}
