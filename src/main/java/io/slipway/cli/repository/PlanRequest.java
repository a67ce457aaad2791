package io.slipway.cli.repository;

import io.slipway.feature.FeatureRepository;
import java.util.Locale;

/**
 * What a plan was asked for.
 *
 * @param account whose plan it is
 * @param base what it starts from, in words: nothing applied, a directory, the last apply
 */
public record PlanRequest(String account, String base, FeatureRepository applied, FeatureRepository declared) {

    String title() {
        return "account " + account + ", workspace " + declared.workspace().name() + " ("
                + declared.workspace().kind().name().toLowerCase(Locale.ROOT) + "), against " + base;
    }
}
