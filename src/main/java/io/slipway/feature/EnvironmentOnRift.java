package io.slipway.feature;

import java.util.Optional;
import java.util.function.Consumer;

/** With SDK 0.9 and later, batch and stream feature views on Rift name their environment (fact F16); tables need not (DOMAIN A20). */
final class EnvironmentOnRift implements Rule {

    private static final Minor FROM = new Minor(0, 9);

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        if (!asked.sdkIsAtLeast(FROM)) {
            return;
        }
        for (FeatureObject object : asked.declaration().objects()) {
            boolean view = object.kind() == Kind.BATCH_FEATURE_VIEW || object.kind() == Kind.STREAM_FEATURE_VIEW;
            boolean bare = object.materialization()
                    .filter(how ->
                            how.platform() == Platform.RIFT && how.environment().isEmpty())
                    .isPresent();
            if (view && bare) {
                report.accept(new Problem(
                        Code.ENVIRONMENT_REQUIRED,
                        Optional.of(Problem.Subject.of(object.name())),
                        object.name() + ", a " + object.kind().words() + " on Rift, names no environment, which SDK "
                                + FROM + " and later ask for",
                        "add environment: " + example(asked.catalogue())));
            }
        }
    }

    private static String example(PlatformCatalogue catalogue) {
        return catalogue.environments().values().stream()
                .filter(environment -> environment.status() == PlatformCatalogue.Environment.Status.READY)
                .map(PlatformCatalogue.Environment::name)
                .reduce((first, last) -> last)
                .orElse("tecton-rift-core-X.Y.Z");
    }
}
