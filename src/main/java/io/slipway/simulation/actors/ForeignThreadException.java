package io.slipway.simulation.actors;

/** Part of a simulation ran on a thread that is not the simulation's, so its order was left to chance. */
final class ForeignThreadException extends RuntimeException {

    ForeignThreadException(Thread found, Thread owner) {
        super("the simulation runs on thread \"" + owner.getName() + "\", but thread \"" + found.getName()
                + "\" ran part of it; actors may not use ask, pipeToSelf, futures or threads of their own");
    }
}
