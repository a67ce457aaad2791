package io.slipway.feature;

import io.slipway.feature.FeatureObject.StreamFeatureView;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A stream feature view has one pin, so its stream and its batch jobs are on one platform. */
final class OnePlatform implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        for (FeatureObject object : asked.declaration().objects()) {
            Optional<String> batch = object.materialization()
                    .flatMap(Materialization::batchCompute)
                    .map(Setup::kind);
            Optional<String> stream = object instanceof StreamFeatureView view
                    ? view.streaming().compute().map(Setup::kind)
                    : Optional.empty();
            if (batch.isPresent() && stream.isPresent() && !batch.equals(stream)) {
                report.accept(Problem.of(
                        Code.COMPUTE_MIXED,
                        object.name(),
                        Field.STREAM_COMPUTE,
                        object.name() + " streams on " + stream.get() + " and has its batch jobs on " + batch.get(),
                        "choose one for both: "
                                + Platform.SPARK.name().toLowerCase(Locale.ROOT) + " or "
                                + Platform.RIFT.name().toLowerCase(Locale.ROOT)));
            }
        }
    }
}
