package io.slipway.feature;

import io.slipway.machine.Build;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A runtime is one that exists, and of a minor that the SDK works with: +1 support (fact F13; DOMAIN 4.3, A23, A24). */
final class RuntimeFits implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        for (FeatureObject object : asked.declaration().objects()) {
            object.materialization()
                    .flatMap(Materialization::pin)
                    .map(Build::label)
                    .ifPresent(runtime -> check(asked, object.name(), runtime, report));
        }
    }

    private static void check(Asked asked, String name, String runtime, Consumer<Problem> report) {
        PlatformCatalogue catalogue = asked.catalogue();
        Optional<Minor> minor = Minor.of(runtime);
        if (!catalogue.isKnown(runtime)) {
            List<String> published = catalogue.runtimes().keySet().stream()
                    .filter(version -> minor.isEmpty() || Minor.of(version).equals(minor))
                    .toList();
            report.accept(Problem.of(
                            Code.RUNTIME_UNKNOWN,
                            name,
                            Field.TECTON_MATERIALIZATION_RUNTIME,
                            name + " names runtime " + runtime + ", which does not exist",
                            "take one of "
                                    + Texts.list(
                                            published.isEmpty()
                                                    ? catalogue.runtimes().keySet()
                                                    : published))
                    .meaningOneOf(runtime, List.copyOf(catalogue.runtimes().keySet())));
        } else if (Minor.isBare(runtime)) {
            report.accept(Problem.of(
                    Code.RUNTIME_IMPRECISE,
                    name,
                    Field.TECTON_MATERIALIZATION_RUNTIME,
                    name + " names runtime " + runtime + " without its patch",
                    minor.flatMap(catalogue::recommended)
                            .map(version -> "name it in full: \"" + version + "\" is recommended")
                            .orElse("name it in full")));
        }
        boolean fits = asked.sdk().isEmpty()
                || minor.isEmpty()
                || !catalogue.train().contains(minor.get())
                || catalogue.allowed(asked.sdk().get()).isEmpty()
                || catalogue.isCompatible(asked.sdk().get(), minor.get());
        if (!fits) {
            report.accept(misfit(asked, name, runtime, Field.TECTON_MATERIALIZATION_RUNTIME, runtime));
        }
    }

    /** @param found the runtime as a sentence names it */
    static Problem misfit(Asked asked, String name, String runtime, Field field, String found) {
        Minor sdk = asked.sdk().orElseThrow();
        List<Minor> allowed = asked.catalogue().allowed(sdk);
        boolean older = Minor.of(runtime)
                .filter(minor -> asked.catalogue().train().indexOf(minor)
                        < asked.catalogue().train().indexOf(sdk))
                .isPresent();
        return Problem.of(
                Code.RUNTIME_INCOMPATIBLE,
                name,
                field,
                name + " has runtime " + found + ", and SDK "
                        + asked.declaration().sdk() + " works with " + Texts.list(allowed),
                older
                        ? "take a runtime of " + allowed.get(0) + ": the runtime moves first, the SDK second"
                        : "take a runtime of " + allowed.get(allowed.size() - 1) + ", or move the SDK first");
    }
}
