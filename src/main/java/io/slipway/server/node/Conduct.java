package io.slipway.server.node;

import io.slipway.server.http.Approvals;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a node conducts itself towards people, other nodes and whoever reads its logs.
 *
 * @param http what shows its certificate to clients; empty for plain HTTP
 * @param peers by which nodes know each other; empty for a plain transport
 */
public record Conduct(Approvals approvals, Optional<SSLContext> http, Optional<Peers> peers, LogForm log) {

    /** One person decides, nothing is encrypted, logs are for people. */
    public static final Conduct PLAIN = new Conduct(Approvals.ONE, Optional.empty(), Optional.empty(), LogForm.TEXT);

    /**
     * PEM files; they are read again when they change, so that certificates can be renewed under way.
     *
     * @param ca who vouches for the certificates of all nodes, which must bear the same subject
     */
    public record Peers(Path certificate, Path key, Path ca) {}

    /** How a line of a log is written. */
    public enum LogForm {
        TEXT,
        JSON
    }
}
