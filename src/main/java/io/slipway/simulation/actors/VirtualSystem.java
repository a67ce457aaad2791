package io.slipway.simulation.actors;

import akka.actor.BootstrapSetup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import io.slipway.simulation.host.Ledger;

/** Makes actor systems that run on the thread that makes them, and only while their loop is run. */
final class VirtualSystem {

    private VirtualSystem() {}

    static <T> ActorSystem<T> create(Behavior<T> guardian, Ledger ledger) {
        return ActorSystem.create(
                guardian, "simulation", BootstrapSetup.create(configuration()).and(new LedgerSetup(ledger)));
    }

    private static Config configuration() {
        return ConfigFactory.parseResources(VirtualSystem.class.getClassLoader(), "simulated-actors.conf")
                .resolve(ConfigResolveOptions.noSystem());
    }

    static VirtualLoop loopOf(ActorSystem<?> system) {
        return ((VirtualScheduler) system.classicSystem().scheduler()).loop();
    }
}
