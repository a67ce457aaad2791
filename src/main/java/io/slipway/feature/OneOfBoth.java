package io.slipway.feature;

import java.util.function.Consumer;

/** The platform decides which of runtime and environment is read; giving the other too is harmless, and idle (DOMAIN A22). */
final class OneOfBoth implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        for (FeatureObject object : asked.declaration().objects()) {
            object.materialization()
                    .filter(how ->
                            how.runtime().isPresent() && how.environment().isPresent())
                    .ifPresent(how -> {
                        boolean spark = how.platform() == Platform.SPARK;
                        Field idle = spark ? Field.ENVIRONMENT : Field.TECTON_MATERIALIZATION_RUNTIME;
                        report.accept(Problem.of(
                                Code.BOTH_GIVEN,
                                object.name(),
                                idle,
                                object.name() + " names a runtime and an environment, and on "
                                        + (spark ? "Spark" : "Rift") + " " + idle.written() + " is not read",
                                "remove " + idle.written()));
                    });
        }
    }
}
