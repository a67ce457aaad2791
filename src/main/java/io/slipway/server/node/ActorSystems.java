package io.slipway.server.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;

/** Makes the actor system of a node: {@code slipway-node.conf}, with what its settings decide filled in. */
final class ActorSystems {

    private static final String NAME = "slipway";
    private static final String BOOTSTRAP = "akka.management.cluster.bootstrap.contact-point-discovery.";
    private static final String KUBERNETES = "akka.discovery.kubernetes-api.";

    private ActorSystems() {}

    static ActorSystem<Void> start(NodeSettings settings) {
        Map<String, Object> open = new TreeMap<>(settings.database().settings());
        NodeSettings.Membership cluster = settings.cluster();
        open.putAll(membership(cluster));
        cluster.kubernetes().ifPresent(kubernetes -> open.putAll(discovery(cluster.host(), kubernetes)));
        settings.conduct().peers().ifPresent(peers -> open.putAll(encrypted(peers)));
        Config config = ConfigFactory.parseMap(open)
                .withFallback(ConfigFactory.parseResources("slipway-node.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), NAME, config);
        if (cluster.kubernetes().isPresent()) {
            var unused = AkkaManagement.get(system).start();
            ClusterBootstrap.get(system).start();
        } else if (cluster.seeds().isEmpty()) {
            Cluster self = Cluster.get(system);
            self.manager().tell(Join.create(self.selfMember().address()));
        }
        return system;
    }

    private static Map<String, Object> membership(NodeSettings.Membership cluster) {
        return Map.of(
                "slipway.cluster.host", cluster.host(),
                "slipway.cluster.port", cluster.port(),
                "slipway.cluster.shards", cluster.shards(),
                "slipway.cluster.stable-after", cluster.stableAfter(),
                "slipway.cluster.seeds",
                        cluster.seeds().stream()
                                .map(seed -> "akka://" + NAME + "@" + seed)
                                .toList());
    }

    /** Each node shows its certificate to the other, which must be vouched for. */
    private static Map<String, Object> encrypted(Conduct.Peers peers) {
        String keys = "akka.remote.artery.ssl.rotating-keys-engine.";
        return Map.of(
                "akka.remote.artery.transport",
                "tls-tcp",
                "akka.remote.artery.ssl.ssl-engine-provider",
                "akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider",
                keys + "cert-file",
                peers.certificate().toString(),
                keys + "key-file",
                peers.key().toString(),
                keys + "ca-cert-file",
                peers.ca().toString());
    }

    private static Map<String, Object> discovery(String host, NodeSettings.Kubernetes kubernetes) {
        return Map.of(
                "akka.management.http.hostname",
                host,
                "akka.management.http.port",
                kubernetes.port(),
                BOOTSTRAP + "discovery-method",
                "kubernetes-api",
                BOOTSTRAP + "service-name",
                NAME,
                BOOTSTRAP + "required-contact-point-nr",
                kubernetes.contacts(),
                KUBERNETES + "pod-label-selector",
                kubernetes.selector(),
                KUBERNETES + "use-raw-ip",
                true,
                KUBERNETES + "api-ca-path",
                kubernetes.account().resolve("ca.crt").toString(),
                KUBERNETES + "api-token-path",
                kubernetes.account().resolve("token").toString(),
                KUBERNETES + "pod-namespace-path",
                kubernetes.account().resolve("namespace").toString());
    }
}
