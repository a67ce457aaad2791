package io.slipway.feature;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the platform offers: which minors there are, which runtimes and environments, and for how long.
 *
 * @param train the minors in the order of their appearance
 * @param minors what is published of each; a minor of the train may have nothing
 * @param runtimes by version
 * @param environments by name
 */
public record PlatformCatalogue(
        List<Minor> train,
        SortedMap<Minor, Support> minors,
        SortedMap<String, Runtime> runtimes,
        SortedMap<String, Environment> environments) {

    public PlatformCatalogue {
        train = List.copyOf(train);
        minors = Collections.unmodifiableSortedMap(new TreeMap<>(minors));
        runtimes = Collections.unmodifiableSortedMap(new TreeMap<>(runtimes));
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
    }

    /**
     * A minor's support.
     *
     * @param until the last day; empty if it is not announced
     * @param recommended the runtime to take; empty if there is none
     */
    public record Support(Optional<LocalDate> until, Optional<String> recommended) {}

    /** @param until the last day of its support, if it differs from that of its minor */
    public record Runtime(String version, Optional<LocalDate> until) {}

    /** @param runtime the version that it carries: an environment is a pin too (DOMAIN 4.1) */
    public record Environment(String name, Status status, String runtime) {

        public enum Status {
            PENDING,
            READY,
            ERROR,
            DELETING
        }
    }
}
