package io.slipway.feature;

import java.time.LocalDate;
import java.util.List;

/** Every rule for what one repository declares. */
public final class Rules {

    private Rules() {}

    /** What is wrong, all of it, errors and warnings. */
    public static List<Problem> check(Declaration declaration, PlatformCatalogue catalogue, LocalDate today) {
        return List.of();
    }
}
