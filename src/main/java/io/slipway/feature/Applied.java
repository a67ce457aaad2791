package io.slipway.feature;

import java.util.Optional;

/** What accounts have applied. */
@FunctionalInterface
public interface Applied {

    /** The repository that an account applied last; empty if it never applied one. */
    Optional<FeatureRepository> by(String account);

    /** Of accounts that have not applied anything. */
    static Applied none() {
        return account -> Optional.empty();
    }
}
