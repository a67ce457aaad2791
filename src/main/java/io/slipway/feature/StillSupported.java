package io.slipway.feature;

import io.slipway.machine.Build;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Warns of versions whose support ends or has ended, and of others than the recommended: once for each version, not for each object. */
final class StillSupported implements Rule {

    /** From this long before the end of support its users are told. */
    private static final int DAYS_BEFORE = 60;

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        asked.sdk()
                .flatMap(asked.catalogue()::supportedUntil)
                .flatMap(until -> ending(asked, until, Code.SDK_NEAR_ITS_END, Code.SDK_UNSUPPORTED))
                .ifPresent(ending -> report.accept(new Problem(
                        ending.code(),
                        Optional.empty(),
                        "SDK " + asked.declaration().sdk() + " " + ending.words(),
                        "move to the next minor: first the runtimes, then the SDK")));
        users(asked).forEach((runtime, objects) -> check(asked, runtime, objects, report));
    }

    private static void check(Asked asked, String runtime, List<String> objects, Consumer<Problem> report) {
        PlatformCatalogue catalogue = asked.catalogue();
        Optional<String> recommended =
                Minor.of(runtime).flatMap(catalogue::recommended).filter(version -> !version.equals(runtime));
        String used = "runtime " + runtime + " (" + objects.get(0)
                + (objects.size() == 1 ? "" : " and " + (objects.size() - 1) + " more") + ") ";
        Optional<Ending> ending = catalogue
                .supportedUntil(runtime)
                .flatMap(until -> ending(asked, until, Code.RUNTIME_NEAR_ITS_END, Code.RUNTIME_UNSUPPORTED));
        if (ending.isPresent()) {
            report.accept(Problem.of(
                    ending.get().code(),
                    objects.get(0),
                    Field.TECTON_MATERIALIZATION_RUNTIME,
                    used + ending.get().words(),
                    "move to " + newest(asked).orElse("a newer one")));
        } else if (recommended.isPresent() && !Minor.isBare(runtime)) {
            report.accept(Problem.of(
                    Code.RUNTIME_NOT_RECOMMENDED,
                    objects.get(0),
                    Field.TECTON_MATERIALIZATION_RUNTIME,
                    used + "is not the recommended one of its minor",
                    "move to " + recommended.get()));
        }
    }

    private record Ending(Code code, String words) {}

    private static Optional<Ending> ending(Asked asked, LocalDate until, Code near, Code past) {
        long days = asked.today().until(until, ChronoUnit.DAYS);
        if (days < 0) {
            return Optional.of(new Ending(past, "is out of support since " + until));
        }
        return days <= DAYS_BEFORE
                ? Optional.of(new Ending(near, "is supported until " + until + ", " + days + " days from now"))
                : Optional.empty();
    }

    /** The recommended runtime of the newest minor that the SDK works with and that is supported. */
    private static Optional<String> newest(Asked asked) {
        PlatformCatalogue catalogue = asked.catalogue();
        return asked.sdk().stream()
                .flatMap(sdk -> catalogue.allowed(sdk).stream())
                .filter(minor -> catalogue
                        .supportedUntil(minor)
                        .filter(until -> until.isBefore(asked.today()))
                        .isEmpty())
                .flatMap(minor -> catalogue.recommended(minor).stream())
                .reduce((older, newer) -> newer);
    }

    private static SortedMap<String, List<String>> users(Asked asked) {
        SortedMap<String, List<String>> users = new TreeMap<>();
        for (FeatureObject object : asked.declaration().objects()) {
            object.materialization()
                    .flatMap(Materialization::pin)
                    .map(Build::label)
                    .filter(asked.catalogue()::isKnown)
                    .ifPresent(runtime -> users.computeIfAbsent(runtime, any -> new ArrayList<>())
                            .add(object.name()));
        }
        return users;
    }
}
