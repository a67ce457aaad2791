package io.slipway.feature;

import java.util.List;
import java.util.function.Consumer;

/** What an object reads is declared, and can be read by its kind. */
final class KnownReferences implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        List<String> known = List.copyOf(asked.byName().keySet());
        for (FeatureObject object : asked.declaration().objects()) {
            Field field = object.kind() == Kind.FEATURE_SERVICE ? Field.FEATURE_VIEWS : Field.INPUTS;
            for (String input : object.inputs()) {
                FeatureObject target = asked.byName().get(input);
                if (target == null) {
                    report.accept(Problem.of(
                                    Code.REFERENCE_UNKNOWN,
                                    object.name(),
                                    field,
                                    object.name() + " reads " + input + ", which is not declared",
                                    "declare it, or name another")
                            .meaningOneOf(input, known));
                } else if (!canRead(object.kind(), target.kind())) {
                    report.accept(Problem.of(
                            Code.REFERENCE_MISPLACED,
                            object.name(),
                            field,
                            "a " + object.kind().words() + " cannot read the "
                                    + target.kind().words() + " " + input,
                            "name something else"));
                }
            }
        }
    }

    /** A realtime view is computed at request time, when a materialized one is stored already; a service only serves. */
    private static boolean canRead(Kind reader, Kind target) {
        boolean computedLate = target == Kind.REALTIME_FEATURE_VIEW
                && (reader == Kind.BATCH_FEATURE_VIEW || reader == Kind.STREAM_FEATURE_VIEW);
        return target != Kind.FEATURE_SERVICE && !computedLate;
    }
}
