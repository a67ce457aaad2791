package io.slipway.machine;

import java.util.List;
import java.util.Optional;

/**
 * What a machine makes of one command.
 *
 * @param <E> the machine's events
 */
public sealed interface Decision<E> {

    /**
     * These events happened, in this order; none of them when the command changed nothing.
     *
     * @param answer what the sender is told at once, when it asked for something that was already so
     */
    record Accepted<E>(List<E> events, Optional<Command> answer) implements Decision<E> {

        private static final Accepted<?> NOTHING = new Accepted<>(List.of(), Optional.empty());
    }

    /** Nothing happened, for this reason. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> happened(E... events) {
        return new Accepted<>(List.of(events), Optional.empty());
    }

    static <E> Decision<E> happened(List<E> events) {
        return new Accepted<>(List.copyOf(events), Optional.empty());
    }

    /** The command is out of date or was carried out before. */
    @SuppressWarnings("unchecked") // it holds no event, so it fits every kind
    static <E> Decision<E> nothing() {
        return (Decision<E>) Accepted.NOTHING;
    }

    /** What the sender asked for is already so; this tells it. */
    static <E> Decision<E> already(Command answer) {
        return new Accepted<>(List.of(), Optional.of(answer));
    }

    static <E> Decision<E> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
