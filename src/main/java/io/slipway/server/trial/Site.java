package io.slipway.server.trial;

import io.slipway.server.http.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the nodes of a cluster and its PostgreSQL are.
 *
 * @param hosts addresses of the nodes
 * @param prefixes what to write before the command of each node, to run it there
 * @param database the address of PostgreSQL
 * @param token by which one may come in; empty where loopback suffices
 * @param silence after which a node counts as unreachable; long where it is not measured, since a test machine may be busy
 * @param metrics where the sample workers tell how they are
 */
record Site(
        List<String> hosts,
        List<List<String>> prefixes,
        String database,
        Optional<String> token,
        Duration silence,
        String metrics) {

    static final Duration LONG = Duration.ofSeconds(10);

    private static final String LOOPBACK = "127.0.0.1";

    static Site loopback(int size, Duration silence) {
        return new Site(
                IntStream.range(0, size).mapToObj(i -> LOOPBACK).toList(),
                IntStream.range(0, size).mapToObj(i -> List.<String>of()).toList(),
                LOOPBACK,
                Optional.empty(),
                silence,
                "http://127.0.0.1:{port}/metrics");
    }

    /** Workers listen on the loopback of the namespace that they were started in, so nodes of others read what they write. */
    static Site islands(Islands islands, int size) {
        return new Site(
                IntStream.range(0, size).mapToObj(islands::address).toList(),
                IntStream.range(0, size).mapToObj(islands::inside).toList(),
                islands.home(),
                Optional.of("trial-of-islands"),
                LONG,
                "file:{checkpoints}/metrics");
    }

    /** The hash of the token, as a node's configuration wants it. */
    Optional<String> hash() {
        return token.map(Token::hash);
    }
}
