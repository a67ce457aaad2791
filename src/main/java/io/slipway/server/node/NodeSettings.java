package io.slipway.server.node;

import io.slipway.cluster.journal.Database;
import io.slipway.driver.process.ProcessRules;
import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.server.http.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a node is told.
 *
 * @param directory of everything it keeps beside the journal
 * @param tokens who may come in over HTTP; if there are none, it listens on loopback only
 * @param streams how stream processes are run here; empty if another node runs them
 * @param webhook that switches what serves an account; empty for a table on this node
 * @param founding with what a platform that is not commissioned yet begins
 * @param conduct how it speaks, is reached in secret, and whom it asks
 * @param evidence how it finds out about builds
 */
public record NodeSettings(
        Path directory,
        Listening http,
        Membership cluster,
        Database database,
        List<Token> tokens,
        Optional<ProcessRules> streams,
        Optional<URI> webhook,
        Optional<Founding> founding,
        Conduct conduct,
        EvidenceSettings evidence) {

    /** Where it listens; port 0 is any that is free. */
    public record Listening(String host, int port) {}

    /**
     * How it finds the others and they find it.
     *
     * @param host by which the others reach it
     * @param seeds addresses {@code host:port} of nodes to join; if there are none, and no Kubernetes, it is a cluster of its own
     * @param shards into which entities are dealt
     * @param stableAfter how long it must stay the same who can be reached before those that cannot are given up
     */
    public record Membership(
            String host,
            int port,
            List<String> seeds,
            int shards,
            Duration stableAfter,
            Optional<Kubernetes> kubernetes) {

        public Membership {
            seeds = List.copyOf(seeds);
        }

        /** A cluster of its own, on loopback. */
        public static Membership alone(int shards) {
            return new Membership("127.0.0.1", 0, List.of(), shards, Duration.ofSeconds(3), Optional.empty());
        }
    }

    /**
     * Finds the other nodes by asking the API server of Kubernetes for their pods.
     *
     * @param selector of labels that the pods of all nodes have
     * @param port on which nodes tell each other what cluster they are in
     * @param contacts that must be found before a new cluster begins
     * @param account directory of the service account, with {@code token}, {@code ca.crt} and {@code namespace}
     */
    public record Kubernetes(String selector, int port, int contacts, Path account) {}

    /** The first policy and what the fleet runs. */
    public record Founding(Policy policy, Build baseline) {}
}
