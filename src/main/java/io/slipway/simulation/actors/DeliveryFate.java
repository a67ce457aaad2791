package io.slipway.simulation.actors;

import io.slipway.simulation.host.Fate;

/** What is to become of the delivery at hand, and whether it was met. There is one delivery at a time. */
final class DeliveryFate {

    private Fate fate = Fate.LIVES;
    private boolean met = true;
    private boolean death;

    void decree(Fate next) {
        fate = next;
        met = false;
        death = false;
    }

    /** The machine is being asked to decide. */
    void meet() {
        met = true;
    }

    /** Kills the actor that asks if this is its fate; it dies but once. */
    void strike(Fate here) {
        if (fate == here) {
            fate = Fate.LIVES;
            death = true;
            throw new InjectedCrash();
        }
    }

    boolean wasMet() {
        return met;
    }

    boolean wasDeath() {
        return death;
    }
}
