package io.slipway.feature;

import io.slipway.feature.PlatformCatalogue.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** An environment is one that exists and is ready; it carries a runtime, which must fit the SDK as any other (DOMAIN 4.1). */
final class EnvironmentFits implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        for (FeatureObject object : asked.declaration().objects()) {
            object.materialization()
                    .filter(how -> how.platform() == Platform.RIFT)
                    .flatMap(Materialization::environment)
                    .ifPresent(name -> check(asked, object.name(), name, report));
        }
    }

    private static void check(Asked asked, String object, String name, Consumer<Problem> report) {
        PlatformCatalogue catalogue = asked.catalogue();
        Environment environment = catalogue.environments().get(name);
        if (environment == null) {
            List<String> known = List.copyOf(catalogue.environments().keySet());
            report.accept(Problem.of(
                            Code.ENVIRONMENT_UNKNOWN,
                            object,
                            Field.ENVIRONMENT,
                            object + " names environment " + name + ", which does not exist",
                            "take one of " + Texts.list(known))
                    .meaningOneOf(name, known));
            return;
        }
        if (environment.status() != Environment.Status.READY) {
            report.accept(Problem.of(
                    Code.ENVIRONMENT_NOT_READY,
                    object,
                    Field.ENVIRONMENT,
                    object + " names environment " + name + ", which is "
                            + environment.status().name().toLowerCase(Locale.ROOT),
                    "wait until it is ready, or name another"));
        }
        Optional<Minor> runtime = Minor.of(environment.runtime());
        boolean fits = asked.sdk().isEmpty()
                || runtime.isEmpty()
                || catalogue.allowed(asked.sdk().get()).isEmpty()
                || catalogue.isCompatible(asked.sdk().get(), runtime.get());
        if (!fits) {
            report.accept(RuntimeFits.misfit(
                    asked,
                    object,
                    environment.runtime(),
                    Field.ENVIRONMENT,
                    environment.runtime() + " (of environment " + name + ")"));
        }
    }
}
