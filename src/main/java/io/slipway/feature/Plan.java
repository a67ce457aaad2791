package io.slipway.feature;

import java.util.List;

/**
 * The way from what is applied to what is declared. Making a plan changes nothing.
 *
 * @param id names the plan: a digest of both repositories and the options, so that equal plans have equal names
 * @param options that it was made with
 * @param changes every object of either repository, by name
 * @param streams what happens to the stream jobs, by name; a job that is not named goes on as it is
 * @param problems what speaks against it; with an error it must not be applied
 */
public record Plan(
        String id, PlanOptions options, List<Change> changes, List<StreamChange> streams, List<Problem> problems) {

    public Plan {
        changes = List.copyOf(changes);
        streams = List.copyOf(streams);
        problems = List.copyOf(problems);
    }

    /** @param applied {@link FeatureRepository#empty} for an account that has not applied anything */
    public static Plan of(FeatureRepository applied, FeatureRepository declared, PlanOptions options) {
        return new Plan("", options, List.of(), List.of(), List.of());
    }

    /** Whether it may be applied. */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /** Whether an apply would do nothing (DOMAIN A17). */
    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.transition() == Transition.UNCHANGED);
    }

    /** How many objects it does this with. */
    public long count(Transition transition) {
        return changes.stream()
                .filter(change -> change.transition() == transition)
                .count();
    }

    /** One line: what it does, counted. */
    public String summary() {
        return "";
    }
}
