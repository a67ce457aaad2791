package io.slipway.simulation.fault;

/**
 * What happens to one delivery.
 *
 * @param millis how much later it comes, or comes again; how long the entity is down
 */
public record Blow(Kind kind, long millis) {

    /** Nothing happens to it. */
    public static final Blow NONE = new Blow(Kind.NONE, 0);

    /** How it is struck. */
    public enum Kind {
        NONE,
        CRASH_BEFORE_PERSIST,
        CRASH_AFTER_PERSIST,
        CRASH_AFTER_EFFECTS,
        /** It is lost. */
        DROP,
        /** It is lost, and its sender does not know that. */
        LOSE,
        /** It comes, and once more later. */
        REPEAT,
        /** It comes later. */
        DELAY,
        /** It finds its receiver gone for a while, with all its timers. */
        DOWN
    }

    boolean isNone() {
        return kind == Kind.NONE;
    }

    static Blow of(Fault.Crash.Moment when) {
        return switch (when) {
            case BEFORE_PERSIST -> new Blow(Kind.CRASH_BEFORE_PERSIST, 0);
            case AFTER_PERSIST -> new Blow(Kind.CRASH_AFTER_PERSIST, 0);
            case AFTER_EFFECTS -> new Blow(Kind.CRASH_AFTER_EFFECTS, 0);
        };
    }
}
