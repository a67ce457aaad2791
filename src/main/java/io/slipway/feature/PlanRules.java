package io.slipway.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against a plan, though the repository by itself is in order. */
final class PlanRules {

    /** From this minor on a pin is given back only by moving to another platform (DOMAIN 10.5). */
    static final Minor PINS_FROM = new Minor(0, 8);

    private final FeatureRepository applied;
    private final FeatureRepository declared;

    PlanRules(FeatureRepository applied, FeatureRepository declared) {
        this.applied = applied;
        this.declared = declared;
    }

    List<Problem> check(List<Change> changes) {
        List<Problem> problems = new ArrayList<>();
        boolean sameName =
                applied.workspace().name().equals(declared.workspace().name());
        if (!sameName && !applied.objects().isEmpty()) {
            problems.add(new Problem(
                    Code.WORKSPACE_CHANGED,
                    Optional.empty(),
                    "workspace " + declared.workspace().name() + " is compared with workspace "
                            + applied.workspace().name(),
                    "apply to the workspace that the repository was applied to, unless you only compare"));
        }
        for (Change change : changes) {
            applied.object(change.object().name()).ifPresent(before -> {
                destroying(before, change).ifPresent(problems::add);
                unpinning(before, change).ifPresent(problems::add);
            });
        }
        return problems;
    }

    /** Protection is lifted by an apply of its own: what counts is what was applied. */
    private Optional<Problem> destroying(FeatureObject before, Change change) {
        boolean destroyed = change.transition() == Transition.DELETE || change.transition() == Transition.RECREATE;
        if (!destroyed || !declared.workspace().isLive() || !before.label().preventDestroy()) {
            return Optional.empty();
        }
        String name = before.name();
        String how = change.transition() == Transition.DELETE ? "deleted" : "recreated";
        String why = change.warnings().stream()
                .filter(warning -> warning.startsWith("its input"))
                .findFirst()
                .map(warning -> ", because " + warning)
                .orElse("");
        return Optional.of(Problem.of(
                Code.DESTROY_PREVENTED,
                name,
                Field.PREVENT_DESTROY,
                name + " would be " + how + why + ", and prevent_destroy was applied to it",
                "undo the change, or first apply prevent_destroy: false by itself"));
    }

    private Optional<Problem> unpinning(FeatureObject before, Change change) {
        Optional<Materialization> had = before.materialization();
        Optional<Materialization> has = change.object().materialization();
        boolean spark = has.filter(after -> after.platform() == Platform.SPARK).isPresent();
        boolean late = Minor.of(declared.sdk())
                .filter(minor -> minor.compareTo(PINS_FROM) >= 0)
                .isPresent();
        if (change.transition() == Transition.DELETE
                || !spark
                || !late
                || had.flatMap(Materialization::pin).isEmpty()
                || has.flatMap(Materialization::pin).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                Code.UNPINNING_REFUSED,
                before.name(),
                Field.TECTON_MATERIALIZATION_RUNTIME,
                before.name() + " is pinned to runtime "
                        + had.flatMap(Materialization::pin).orElseThrow() + ", and SDK " + declared.sdk()
                        + " gives no pin back on Spark",
                "write tecton_materialization_runtime, for example as it was"));
    }
}
