package io.slipway.cli.remote;

import io.slipway.cli.terminal.Complaint;
import io.slipway.server.client.ApiClient;
import io.slipway.server.tls.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Which node, and who asks. */
public final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:SLIPWAY_SERVER:-http://127.0.0.1:8470}",
            description = "The node to talk to; else $SLIPWAY_SERVER, else http://127.0.0.1:8470.")
    private URI server = URI.create("http://127.0.0.1:8470");

    @Option(
            names = "--token-file",
            paramLabel = "F",
            description = "A file with the bearer token; else $$SLIPWAY_TOKEN. Not needed on loopback.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "F",
            defaultValue = "${env:SLIPWAY_CA}",
            description =
                    "A PEM file with who vouches for the node's certificate; else $$SLIPWAY_CA, else whom Java trusts.")
    private Optional<Path> ca = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            description =
                    "The role to act in where there are no tokens: viewer, operator, release-manager, support, admin.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    /** The client these options ask for. */
    public ApiClient client() {
        if (server.getHost() == null) {
            throw Complaint.badInput(
                    "\"" + server + "\" is no address", "write for example --server http://127.0.0.1:8470");
        }
        ApiClient client = new ApiClient(server, token(), System.getProperty("user.name", "local"), role);
        return ca.map(ServerOptions::trust).map(client::trusting).orElse(client);
    }

    private static SSLContext trust(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Complaint.badInput("there is no file " + file, "name a PEM file with certificates");
        }
        try {
            return Certificates.trusting(file);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw Complaint.badInput(
                    "cannot use " + file + " as --ca: " + unreadable.getMessage(), "name a PEM file with certificates");
        }
    }

    public boolean json() {
        return json;
    }

    public URI server() {
        return server;
    }

    private Optional<String> token() {
        if (tokenFile.isEmpty()) {
            return Optional.ofNullable(System.getenv("SLIPWAY_TOKEN")).filter(text -> !text.isBlank());
        }
        try {
            return Optional.of(Files.readString(tokenFile.get()).strip());
        } catch (IOException unreadable) {
            throw Complaint.badInput("cannot read " + tokenFile.get(), "name a file that holds the token");
        }
    }
}
