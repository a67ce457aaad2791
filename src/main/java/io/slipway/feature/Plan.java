package io.slipway.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The way from what is applied to what is declared. Making a plan changes nothing.
 *
 * @param id names the plan: a digest of both repositories and of the suppression, so that equal plans have equal names on any day
 * @param options that it was made with
 * @param changes every object of either repository, by name
 * @param streams what happens to the stream jobs, by name; a job that is not named goes on as it is
 * @param notes what should be known of it as a whole
 * @param problems what speaks against it; with an error it must not be applied
 */
public record Plan(
        String id,
        PlanOptions options,
        List<Change> changes,
        List<StreamChange> streams,
        List<String> notes,
        List<Problem> problems) {

    public Plan {
        changes = List.copyOf(changes);
        streams = List.copyOf(streams);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** @param applied {@link FeatureRepository#empty} for an account that has not applied anything */
    public static Plan of(FeatureRepository applied, FeatureRepository declared, PlanOptions options) {
        return new Comparison(applied, declared, options).plan();
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

    /** All new jobs together. */
    public JobCounts jobs() {
        return changes.stream().map(Change::jobs).reduce(JobCounts.NONE, JobCounts::plus);
    }

    /** One line: what it does, counted. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Transition transition : Transition.values()) {
            if (transition != Transition.UNCHANGED && count(transition) > 0) {
                parts.add(count(transition) + " to " + transition.name().toLowerCase(Locale.ROOT));
            }
        }
        parts.add(count(Transition.UNCHANGED) + " unchanged");
        return (isEmpty() ? "Nothing to do: " : "") + String.join(", ", parts);
    }
}
