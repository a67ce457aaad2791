package io.slipway.cli.search;

import io.slipway.cli.text.LocalWords;
import io.slipway.cli.text.Words;
import io.slipway.simulation.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A fault as a person says it. */
public final class FaultText {

    private final LocalWords local;

    /** @param zone in which times are told */
    public FaultText(ZoneId zone) {
        this.local = new LocalWords(zone);
    }

    /** One sentence. */
    public String of(Fault fault) {
        if (fault instanceof Fault.Crash f) {
            return place(f) + ": it crashes " + words(f.when());
        } else if (fault instanceof Fault.Drop f) {
            return place(f) + ": the message is lost, and sent again";
        } else if (fault instanceof Fault.Repeat f) {
            return place(f) + ": the message comes once more " + length(f.after()) + " later";
        } else if (fault instanceof Fault.Delay f) {
            return place(f) + ": the message comes " + length(f.by()) + " late";
        } else if (fault instanceof Fault.Unanswered f) {
            return place(f) + ": what the driver answers is lost for good";
        } else if (fault instanceof Fault.NodeLost f) {
            return during(f) + " node " + f.node() + " is lost, with the entities that ran there";
        } else if (fault instanceof Fault.Partition f) {
            return during(f) + " node " + f.node() + " is cut off from the others";
        } else if (fault instanceof Fault.JournalOutage f) {
            return during(f) + " the journal is out of reach";
        } else if (fault instanceof Fault.JournalSlow f) {
            return during(f) + " the journal takes " + length(f.by()) + " for a write";
        } else if (fault instanceof Fault.ClockOff f) {
            return during(f) + " the clock of node " + f.node() + " is " + length(f.by().abs())
                    + (f.by().isNegative() ? " slow" : " fast");
        } else if (fault instanceof Fault.BadSignal f) {
            return during(f) + " what gates and monitors find " + words(f.kind());
        } else if (fault instanceof Fault.BadProcess f) {
            return f.job() + ", process of epoch " + f.epoch() + ": " + words(f.kind());
        }
        Fault.Order order = (Fault.Order) fault;
        return at(order.at()) + " somebody orders: "
                + Words.plain(order.deed().name())
                + (concernsAnAccount(order) ? " for " + order.account() : "");
    }

    private static boolean concernsAnAccount(Fault.Order order) {
        return switch (order.deed()) {
            case HALT, RESUME, CANCEL, PATCH, PROPOSE_NEXT -> false;
            case JOIN_EARLY_ACCESS, LEAVE_EARLY_ACCESS, REQUEST_EARLY_ACCESS -> true;
        };
    }

    private static String place(Fault.AtDelivery fault) {
        return fault.entity() + ", delivery " + fault.delivery();
    }

    private static String words(Fault.Crash.Moment when) {
        return switch (when) {
            case BEFORE_PERSIST -> "before its events are safe";
            case AFTER_PERSIST -> "when its events are safe, before anything else is done";
            case AFTER_EFFECTS -> "when all is done, before it has acknowledged";
        };
    }

    private static String words(Fault.BadProcess.Kind kind) {
        return switch (kind) {
            case STILLBORN -> "it ends before its first sign of life";
            case DIES -> "it ends while it catches up";
            case HANGS -> "it lives and tells nothing";
            case LAGS -> "its lag never closes";
            case FLAPS -> "it is ready now and then";
            case LIES -> "it says that it is ready, and is not";
        };
    }

    private static String words(Fault.BadSignal.Kind kind) {
        return switch (kind) {
            case MISSING -> "is not told";
            case LATE -> "is told an hour late";
            case CONTRADICTORY -> "is told, and then the opposite";
        };
    }

    private String during(Fault.Lasting fault) {
        return at(fault.from()) + " for " + length(fault.lasts());
    }

    private String at(Instant instant) {
        return LocalWords.shortDay(local.at(instant).getDayOfWeek()) + " " + local.time(instant);
    }

    /** {@code 1 h 50 min 12.3 s}, without the parts that are zero. */
    static String length(Duration length) {
        String text = (length.toHours() > 0 ? length.toHours() + " h " : "")
                + (length.toMinutesPart() > 0 ? length.toMinutesPart() + " min " : "")
                + (length.toSecondsPart() > 0 || length.toMillisPart() > 0
                        ? String.format(
                                Locale.ROOT,
                                length.toMillisPart() > 0 ? "%.1f s" : "%.0f s",
                                length.toSecondsPart() + length.toMillisPart() / 1e3)
                        : "");
        return text.isEmpty() ? "0 s" : text.strip();
    }
}
