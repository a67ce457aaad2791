package io.slipway.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who still stands on a runtime, and so blocks its retirement.
 *
 * @param runtime a version, or a minor for all of its versions
 * @param pins by account, then by object
 * @param accounts how many were looked at
 */
public record Retirement(String runtime, List<Pin> pins, int accounts) {

    public Retirement {
        pins = List.copyOf(pins);
    }

    /**
     * One object on the runtime.
     *
     * @param through the environment that carries the runtime; empty if it is named by itself
     * @param blocks whether jobs run on it: what is not materialized only needs another number before it is
     * @param remedy what its owner has to do
     */
    public record Pin(
            String account,
            String object,
            Kind kind,
            String sdk,
            String runtime,
            Optional<String> through,
            boolean blocks,
            String remedy) {

        /** The newest other minor that the SDK works with; where there is none, the SDK stands in the way too. */
        private Pin remedied(String retired, PlatformCatalogue catalogue) {
            Optional<Minor> next = Minor.of(sdk).stream()
                    .flatMap(minor -> catalogue.allowed(minor).stream())
                    .filter(minor -> !matches(retired, minor.toString()))
                    .reduce((older, newer) -> newer);
            String what = through.isPresent() ? "an environment of runtime " : "runtime ";
            String way = next.map(minor ->
                            "move to " + what + catalogue.recommended(minor).orElse(minor.toString()))
                    .orElse("SDK " + sdk + " works with nothing else: move the SDK");
            return new Pin(account, object, kind, sdk, runtime, through, blocks, way);
        }
    }

    /** @param repositories what each account has applied, by its name */
    public static Retirement of(
            String runtime, SortedMap<String, FeatureRepository> repositories, PlatformCatalogue catalogue) {
        List<Pin> pins = new ArrayList<>();
        repositories.forEach((account, repository) -> repository
                .objects()
                .values()
                .forEach(object -> object.materialization()
                        .flatMap(how -> pin(account, repository, object, how, catalogue))
                        .filter(pin -> matches(runtime, pin.runtime()))
                        .ifPresent(pins::add)));
        return new Retirement(
                runtime,
                pins.stream().map(pin -> pin.remedied(runtime, catalogue)).toList(),
                repositories.size());
    }

    /** The accounts that block it, each once. */
    public List<String> blockers() {
        return pins.stream().filter(Pin::blocks).map(Pin::account).distinct().toList();
    }

    private static Optional<Pin> pin(
            String account,
            FeatureRepository repository,
            FeatureObject object,
            Materialization how,
            PlatformCatalogue catalogue) {
        Optional<String> through = how.platform() == Platform.RIFT ? how.environment() : Optional.empty();
        Optional<String> version = how.pin()
                .map(build -> build.label())
                .or(() -> through.map(name -> catalogue.environments().get(name))
                        .map(PlatformCatalogue.Environment::runtime));
        return version.map(found -> new Pin(
                account, object.name(), object.kind(), repository.sdk(), found, through, how.isMaterialized(), ""));
    }

    private static boolean matches(String wanted, String found) {
        return wanted.equals(found) || (Minor.isBare(wanted) && Minor.of(wanted).equals(Minor.of(found)));
    }
}
