package io.slipway.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Every rule for what one repository declares. What depends on what was applied before is a matter of its {@link Plan}. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new SdkKnown(),
            new BoundedSize(),
            new UniqueNames(),
            new KnownReferences(),
            new NoCycles(),
            new OnePlatform(),
            new PinnedOnSpark(),
            new RuntimeFits(),
            new EnvironmentOnRift(),
            new EnvironmentFits(),
            new OneOfBoth(),
            new StillSupported());

    private Rules() {}

    /** What is wrong, all of it, errors and warnings. */
    public static List<Problem> check(Declaration declaration, PlatformCatalogue catalogue, LocalDate today) {
        Asked asked = Asked.of(declaration, catalogue, today);
        List<Problem> problems = new ArrayList<>();
        ALL.forEach(rule -> rule.check(asked, problems::add));
        return List.copyOf(problems);
    }
}
