package io.slipway.feature;

import io.slipway.feature.StreamChange.HandOff;
import java.util.ArrayList;
import java.util.List;

/** What should be known of a plan as a whole. */
final class PlanNotes {

    private PlanNotes() {}

    static List<String> of(
            FeatureRepository declared, PlanOptions options, List<Change> changes, List<StreamChange> streams) {
        List<String> notes = new ArrayList<>();
        if (!declared.workspace().isLive()) {
            return notes;
        }
        long lost = streams.stream()
                .filter(stream ->
                        stream instanceof HandOff handOff && handOff.checkpoints() == Restart.CHECKPOINTS_INVALIDATED)
                .count();
        long restarted = streams.stream().filter(HandOff.class::isInstance).count();
        if (restarted > 0) {
            notes.add(count(restarted, "stream restarts", "streams restart") + " without downtime, "
                    + (lost == 0 ? "all with their checkpoints" : lost + " of them without their checkpoints"));
        }
        if (options.suppressRecreates() && restarted > 0) {
            notes.add("recreations are suppressed: streams that restart need a retention and a watermark of 1d or more,"
                    + " and only an owner of the workspace may apply this");
        }
        long recreated = changes.stream()
                .filter(change -> change.transition() == Transition.RECREATE
                        && change.object()
                                .materialization()
                                .filter(Materialization::isMaterialized)
                                .isPresent())
                .count();
        if (recreated > 0) {
            notes.add(count(recreated, "object is", "objects are") + " recreated, with downtime and a backfill");
        }
        if (changes.stream().anyMatch(change -> !change.jobs().isNone())) {
            notes.add("materialization jobs run in your account, and cost money");
        }
        return notes;
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
