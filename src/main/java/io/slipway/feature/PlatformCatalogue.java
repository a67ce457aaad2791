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

    /** A runtime may be as many minors ahead of the SDK (fact F13). */
    private static final int AHEAD = 1;

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

    /** The minors of the runtimes that an SDK works with: its own and the next of the train; none if it is not in the train. */
    public List<Minor> allowed(Minor sdk) {
        int index = train.indexOf(sdk);
        return index < 0 ? List.of() : train.subList(index, Math.min(train.size(), index + AHEAD + 1));
    }

    /** +1 support by position in the train, not by arithmetic (DOMAIN 4.3). */
    public boolean isCompatible(Minor sdk, Minor runtime) {
        return allowed(sdk).contains(runtime);
    }

    /** Whether a runtime can be pinned to: a published version, or a minor of the train by itself. */
    public boolean isKnown(String runtime) {
        return runtimes.containsKey(runtime)
                || (Minor.isBare(runtime)
                        && Minor.of(runtime).filter(train::contains).isPresent());
    }

    /** The last day on which a runtime is supported, if it is announced. */
    public Optional<LocalDate> supportedUntil(String runtime) {
        return Optional.ofNullable(runtimes.get(runtime))
                .flatMap(Runtime::until)
                .or(() -> Minor.of(runtime).flatMap(this::supportedUntil));
    }

    public Optional<LocalDate> supportedUntil(Minor minor) {
        return Optional.ofNullable(minors.get(minor)).flatMap(Support::until);
    }

    /** The runtime that the platform recommends within a minor. */
    public Optional<String> recommended(Minor minor) {
        return Optional.ofNullable(minors.get(minor)).flatMap(Support::recommended);
    }
}
