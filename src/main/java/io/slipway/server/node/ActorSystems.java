package io.slipway.server.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;

/** Makes the actor system of a node: {@code slipway-node.conf}, with what its settings decide filled in. */
final class ActorSystems {

    private static final String NAME = "slipway";

    private ActorSystems() {}

    static ActorSystem<Void> start(NodeSettings settings) {
        Map<String, Object> open = new TreeMap<>(settings.database().settings());
        NodeSettings.Membership cluster = settings.cluster();
        open.put("slipway.cluster.host", cluster.host());
        open.put("slipway.cluster.port", cluster.port());
        open.put("slipway.cluster.shards", cluster.shards());
        open.put(
                "slipway.cluster.seeds",
                cluster.seeds().stream()
                        .map(seed -> "akka://" + NAME + "@" + seed)
                        .toList());
        Config config = ConfigFactory.parseMap(open)
                .withFallback(ConfigFactory.parseResources("slipway-node.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), NAME, config);
        if (cluster.seeds().isEmpty()) {
            Cluster self = Cluster.get(system);
            self.manager().tell(Join.create(self.selfMember().address()));
        }
        return system;
    }
}
