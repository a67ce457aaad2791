package io.slipway.server.node;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.JoinSeedNodes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a node that is told of others comes to be in a cluster with them. */
final class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final Duration FOUNDING = Duration.ofSeconds(60);
    private static final long ROUND_MILLIS = 200;

    private Joining() {}

    /** Joins the others on a journal that cannot tell who is there: the first of the seeds may begin a cluster. */
    static void join(ActorSystem<?> system, List<String> seeds) {
        List<Address> all = seeds.stream().map(AddressFromURIString::parse).toList();
        Cluster.get(system).manager().tell(new JoinSeedNodes(all));
    }

    /**
     * Joins the others. A seed may begin a cluster if no other node is there, and if none answers it.
     *
     * @param seeds addresses as Akka writes them
     * @throws SQLException if the journal cannot be reached
     * @throws NotStarted if others are there that it does not know of
     */
    static void join(ActorSystem<?> system, List<String> seeds, Presence presence)
            throws SQLException, InterruptedException {
        Cluster cluster = Cluster.get(system);
        Address self = cluster.selfMember().address();
        List<Address> others =
                new ArrayList<>(seeds.stream().map(AddressFromURIString::parse).toList());
        boolean seed = others.remove(self);
        if (seed && presence.first()) {
            others.add(0, self);
            akka.cluster.Cluster.get(system).registerOnMemberUp(() -> settle(presence));
        } else {
            awaitFounder(presence);
        }
        if (others.isEmpty()) {
            throw new NotStarted(
                    "there is a cluster on this journal already, and this node is told of no other",
                    "name the others in node.cluster.seeds, or end them",
                    new IllegalStateException(self.toString()));
        }
        cluster.manager().tell(new JoinSeedNodes(others));
    }

    private static void settle(Presence presence) {
        try {
            var unused = presence.settle();
        } catch (SQLException later) {
            LOG.warn("the journal does not know yet that this node is there: {}", later.toString());
        }
    }

    private static void awaitFounder(Presence presence) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + FOUNDING.toNanos();
        while (!presence.settle()) {
            if (System.nanoTime() - deadline > 0) {
                throw new NotStarted(
                        "another node has been beginning a cluster for " + FOUNDING.toSeconds() + " s",
                        "see its log, or end it",
                        new IllegalStateException("no founder"));
            }
            var unused = new CountDownLatch(1).await(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
