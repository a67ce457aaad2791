package io.slipway.machine;

import java.time.Instant;

/** What an entity wants done once its events are safe. Every effect is idempotent, so a host may carry it out again after a crash. */
public sealed interface Effect {

    /** Deliver a command to another entity, at least once. */
    record Tell(EntityId to, Command command) implements Effect {}

    /** Deliver a command to the entity itself when the clock reads {@code at} and never earlier; replaces the timer of the same key. */
    record Wake(String key, Instant at, Command command) implements Effect {}

    /** Forget the timer of this key, if there is one. */
    record Unwake(String key) implements Effect {}

    /** Ask a port. */
    record Ask(PortRequest request) implements Effect {}
}
