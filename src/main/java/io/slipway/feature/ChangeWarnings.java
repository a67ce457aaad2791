package io.slipway.feature;

import io.slipway.feature.FeatureObject.Served;
import io.slipway.feature.FeatureObject.StreamFeatureView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the owner of an object should know before its change is applied. */
final class ChangeWarnings {

    /** A stream whose recreation is suppressed needs as much to catch up without loss (DOMAIN 5.2). */
    private static final Duration ENOUGH = Duration.ofDays(1);

    private ChangeWarnings() {}

    /**
     * @param causes inputs whose contract changes
     * @param suppressed whether the object would be recreated without the option
     */
    static List<String> of(
            Workspace workspace,
            Transition transition,
            FeatureObject object,
            Restart restart,
            List<String> causes,
            boolean suppressed) {
        List<String> warnings = new ArrayList<>();
        causes.forEach(cause -> warnings.add("its input " + cause + " gets other columns or keys"));
        boolean stored =
                object.materialization().filter(Materialization::isMaterialized).isPresent();
        if (workspace.isLive() && stored) {
            if (transition == Transition.RECREATE) {
                warnings.add("its stored values are deleted and computed anew: readers miss them meanwhile");
            } else if (transition == Transition.DELETE) {
                warnings.add("its stored values are deleted");
            }
        }
        if (suppressed && stored) {
            warnings.add("recreation is suppressed: values stored so far stay as the old definition made them");
        }
        if (suppressed && restart != Restart.NONE && object instanceof StreamFeatureView view) {
            tooShort(warnings, "retention", view.streaming().retention());
            tooShort(warnings, "watermark", view.streaming().watermark());
        }
        if (object instanceof Served && transition != Transition.UNCHANGED && transition != Transition.UPGRADE) {
            warnings.add("requests may see the change up to 60 seconds later");
        }
        return warnings;
    }

    private static void tooShort(List<String> warnings, String what, Optional<Duration> given) {
        given.filter(time -> time.compareTo(ENOUGH) < 0)
                .ifPresent(time -> warnings.add("its " + what + " is " + DurationText.of(time)
                        + ": below 1d, events may be lost while the new process catches up"));
    }
}
