package io.slipway.feature;

import java.util.Optional;
import java.util.function.Consumer;

/** With SDK 0.8 and later, what is materialized on Spark names its runtime (fact F11). In every workspace (DOMAIN A19). */
final class PinnedOnSpark implements Rule {

    private static final Minor FROM = PlanRules.PINS_FROM;

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        if (!asked.sdkIsAtLeast(FROM)) {
            return;
        }
        for (FeatureObject object : asked.declaration().objects()) {
            boolean unpinned = object.materialization()
                    .filter(how -> how.isMaterialized()
                            && how.platform() == Platform.SPARK
                            && how.runtime().isEmpty())
                    .isPresent();
            if (unpinned) {
                report.accept(new Problem(
                        Code.RUNTIME_REQUIRED,
                        Optional.of(Problem.Subject.of(object.name())),
                        object.name() + ", a " + object.kind().words()
                                + " materialized on Spark, names no runtime, which SDK " + FROM + " and later ask for",
                        "add tecton_materialization_runtime: \"" + example(asked)
                                + "\", here or as the default of its kind in repo.yaml"));
            }
        }
    }

    private static String example(Asked asked) {
        return asked.sdk()
                .flatMap(asked.catalogue()::recommended)
                .or(() -> asked.sdk().map(Minor::toString))
                .orElse(FROM.toString());
    }
}
