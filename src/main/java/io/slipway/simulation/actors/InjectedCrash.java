package io.slipway.simulation.actors;

/** What an actor dies of when its fate is to crash. Without a stack trace: thousands are thrown, and all from one place. */
final class InjectedCrash extends RuntimeException {

    InjectedCrash() {
        super("its fate was to crash", null, false, false);
    }
}
