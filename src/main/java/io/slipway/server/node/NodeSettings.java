package io.slipway.server.node;

import io.slipway.cluster.journal.Database;
import io.slipway.driver.process.ProcessRules;
import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.server.http.Token;
import java.net.URI;
import java.nio.file.Path;
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
        EvidenceSettings evidence) {

    /** Where it listens; port 0 is any that is free. */
    public record Listening(String host, int port) {}

    /** @param seeds addresses {@code host:port} of nodes to join; if there are none, it is a cluster of its own */
    public record Membership(String host, int port, List<String> seeds, int shards) {}

    /** The first policy and what the fleet runs. */
    public record Founding(Policy policy, Build baseline) {}
}
