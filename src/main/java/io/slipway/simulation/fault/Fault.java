package io.slipway.simulation.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * One thing that goes wrong, at one place of a run. A run is a function of its scenario and its faults, so a list of them can be
 * drawn, thinned out, written down and met again.
 *
 * <p>A place is counted where it is: the third delivery to an account stays that when a fault elsewhere is left out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Crash.class, name = "crash"),
    @JsonSubTypes.Type(value = Fault.Drop.class, name = "drop"),
    @JsonSubTypes.Type(value = Fault.Repeat.class, name = "repeat"),
    @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Fault.Unanswered.class, name = "unanswered"),
    @JsonSubTypes.Type(value = Fault.NodeLost.class, name = "node-lost"),
    @JsonSubTypes.Type(value = Fault.Partition.class, name = "partition"),
    @JsonSubTypes.Type(value = Fault.JournalOutage.class, name = "journal-outage"),
    @JsonSubTypes.Type(value = Fault.JournalSlow.class, name = "journal-slow"),
    @JsonSubTypes.Type(value = Fault.ClockOff.class, name = "clock-off"),
    @JsonSubTypes.Type(value = Fault.BadSignal.class, name = "bad-signal"),
    @JsonSubTypes.Type(value = Fault.BadProcess.class, name = "bad-process"),
    @JsonSubTypes.Type(value = Fault.Order.class, name = "order")
})
public sealed interface Fault {

    /** A fault at one delivery, attempts counted, to an entity. */
    sealed interface AtDelivery extends Fault {

        /** The address of the entity. */
        String entity();

        /** Its number among the deliveries to that entity, from 1. */
        long delivery();
    }

    /** A fault that lasts. */
    sealed interface Lasting extends Fault {

        Instant from();

        Duration lasts();

        default boolean holds(long epochMillis) {
            return epochMillis >= from().toEpochMilli() && epochMillis < untilMillis();
        }

        default long untilMillis() {
            return from().toEpochMilli() + lasts().toMillis();
        }
    }

    /** The entity crashes on the delivery. */
    record Crash(String entity, long delivery, Moment when) implements AtDelivery {

        /** At which step of a delivery: a crash between any two of them must lose and repeat nothing. */
        public enum Moment {
            BEFORE_PERSIST,
            AFTER_PERSIST,
            AFTER_EFFECTS
        }
    }

    /** The message is lost. Its sender, who hears nothing, sends it again. */
    record Drop(String entity, long delivery) implements AtDelivery {}

    /** The message comes, and comes again so much later: among others it overtakes, and is overtaken by. */
    record Repeat(String entity, long delivery, Duration after) implements AtDelivery {}

    /** The message comes so much later, so others overtake it. */
    record Delay(String entity, long delivery, Duration by) implements AtDelivery {}

    /** A driver has done what it was asked, wholly or in part, and never says so. On a message of an entity it does nothing. */
    record Unanswered(String entity, long delivery) implements AtDelivery {}

    /** A node is gone for so long, with every entity that ran there and each timer of theirs. */
    record NodeLost(int node, Instant from, Duration lasts) implements Lasting {

        /** So many nodes there are; an entity is always on the same. */
        public static final int NODES = 3;
    }

    /** No message comes from the entities of one node to those of others, nor from those. */
    record Partition(int node, Instant from, Duration lasts) implements Lasting {}

    /** The journal takes and gives nothing: whoever would write crashes, and cannot recover before it is over. */
    record JournalOutage(Instant from, Duration lasts) implements Lasting {}

    /** Whatever is to be written takes so much longer. */
    record JournalSlow(Instant from, Duration lasts, Duration by) implements Lasting {}

    /** The clock of a node jumps, and jumps back when it is over. {@code by} is negative if it is slow. */
    record ClockOff(int node, Instant from, Duration lasts, Duration by) implements Lasting {}

    /** What the gates and the monitors tell meanwhile. */
    record BadSignal(Instant from, Duration lasts, BadSignal.Kind kind) implements Lasting {

        /** How it is wrong. */
        public enum Kind {
            /** It is never told. */
            MISSING,
            /** It is told an hour late, after what is told later. */
            LATE,
            /** It is told, and soon after the opposite. */
            CONTRADICTORY
        }
    }

    /** What the process of an epoch of a stream job does wrong. */
    record BadProcess(String job, long epoch, BadProcess.Kind kind) implements Fault {

        /** How. */
        public enum Kind {
            /** It ends before its first sign of life. */
            STILLBORN,
            /** It ends while it catches up. */
            DIES,
            /** It lives and tells nothing. */
            HANGS,
            /** Its lag never closes. */
            LAGS,
            /** It is ready now and then, and not often enough in a row for a long time. */
            FLAPS,
            /** It says at once that it is ready, with all its lag before it, and ends before it has said so often enough. */
            LIES
        }
    }

    /** A person does something at a bad moment. */
    record Order(Instant at, Deed deed, String account) implements Fault {

        /** What. Those that concern no account leave it empty. */
        public enum Deed {
            HALT,
            RESUME,
            CANCEL,
            PATCH,
            PROPOSE_NEXT,
            JOIN_EARLY_ACCESS,
            LEAVE_EARLY_ACCESS,
            REQUEST_EARLY_ACCESS
        }
    }
}
