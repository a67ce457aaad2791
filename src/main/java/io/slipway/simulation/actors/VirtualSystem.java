package io.slipway.simulation.actors;

import akka.actor.BootstrapSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.slipway.simulation.host.Ledger;

/** Makes actor systems that run on the thread that makes them, and only while their loop is run. */
final class VirtualSystem {

    private VirtualSystem() {}

    static <T> ActorSystem<T> create(Behavior<T> guardian, Ledger ledger) {
        return ActorSystem.create(
                guardian, "simulation", BootstrapSetup.create(configuration()).and(new LedgerSetup(ledger)));
    }

    private static Config configuration() {
        ClassLoader classes = VirtualSystem.class.getClassLoader();
        return ConfigFactory.parseResources(classes, "simulated-actors.conf")
                .withFallback(ConfigFactory.defaultReference(classes))
                .resolve();
    }

    static VirtualLoop loopOf(ActorSystem<?> system) {
        return ((VirtualScheduler) system.classicSystem().scheduler()).loop();
    }

    /** Stops every actor, in virtual time. */
    static void terminate(ActorSystem<?> system) {
        VirtualLoop loop = loopOf(system);
        system.terminate();
        loop.drain();
        while (!system.whenTerminated().isCompleted() && loop.fireNext()) {
            loop.drain();
        }
    }
}
