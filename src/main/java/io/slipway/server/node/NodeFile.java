package io.slipway.server.node;

import io.slipway.cluster.journal.Database;
import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.driver.process.ProcessRules;
import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.server.http.Role;
import io.slipway.server.http.Token;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the configuration of a node; all keys and their defaults stand under {@code node} in {@code defaults.conf}. */
public final class NodeFile {

    private static final int PORTS = 65_535;
    private static final int SHARDS = 10_000;
    private static final int CONTACTS = 1_000;
    private static final long LOG_BYTES = 1 << 20;

    static final Format<URI> WEB = new Format<>(
            "an http or https address", "\"http://127.0.0.1:9000/serving\"", URI.create("http://x"), text -> {
                URI uri = URI.create(text);
                if (!List.of("http", "https").contains(uri.getScheme()) || uri.getHost() == null) {
                    throw new IllegalArgumentException(text);
                }
                return uri;
            });

    private static final Format<Instant> EXPIRY = new Format<>(
            "a date, from whose beginning in UTC on it is refused, or an instant",
            "\"2027-01-01\"",
            Instant.EPOCH,
            text -> text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

    private static final Format<String> HASH = Formats.TEXT.where(
            text -> text.matches("[0-9a-f]{64}"), "the SHA-256 of the token in 64 hexadecimal digits");

    private final Path file;

    private NodeFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidFile if it is not a node's configuration
     */
    public static NodeSettings read(Path file) {
        Reading reading = Reading.of(file);
        Block root = reading.root();
        NodeSettings settings = new NodeFile(file).settings(root.block("node").over(Defaults.of("node")), reading);
        root.end();
        reading.end();
        return settings;
    }

    private NodeSettings settings(Block node, Reading reading) {
        Path directory = Path.of(node.get("directory", Formats.TEXT)).toAbsolutePath();
        List<Token> tokens = tokens(node);
        NodeSettings settings = new NodeSettings(
                directory,
                http(node.block("http"), tokens),
                cluster(node.block("cluster")),
                database(node, directory),
                tokens,
                node.has("streams") ? Optional.of(streams(node.block("streams"), directory)) : Optional.empty(),
                node.find("serving-webhook", WEB),
                node.has("platform") ? founding(node.block("platform"), reading) : Optional.empty(),
                new ConductFile(file).read(node, tokens),
                new EvidenceFile(file, directory, reading).settings(node));
        node.end();
        return settings;
    }

    private static NodeSettings.Listening http(Block block, List<Token> tokens) {
        String host = block.get("host", Formats.TEXT);
        NodeSettings.Listening listening = new NodeSettings.Listening(host, block.get("port", Formats.whole(0, PORTS)));
        if (tokens.isEmpty() && !isLoopback(host)) {
            block.report(
                    "host",
                    "without tokens a node listens on loopback only, found " + host,
                    "add access tokens, or write host = \"127.0.0.1\"");
        }
        known(block, "tls");
        block.end();
        return listening;
    }

    /** What another class reads is known too. */
    private static void known(Block block, String key) {
        var unused = block.has(key);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static NodeSettings.Membership cluster(Block block) {
        NodeSettings.Membership membership = new NodeSettings.Membership(
                host(block),
                block.get("port", Formats.whole(0, PORTS)),
                block.list("seeds", Formats.TEXT.where(seed -> seed.matches("[^:]+:[0-9]{1,5}"), "host:port")),
                block.get("shards", Formats.whole(1, SHARDS)),
                block.get("stable-after", Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(5))),
                block.has("kubernetes") ? Optional.of(kubernetes(block.block("kubernetes"))) : Optional.empty());
        known(block, "tls");
        if (membership.kubernetes().isPresent() && !membership.seeds().isEmpty()) {
            block.report("seeds", "nodes are found by seeds or by Kubernetes, not by both", "leave out one of them");
        }
        block.end();
        return membership;
    }

    private static String host(Block block) {
        String host = block.get("host", Formats.TEXT);
        Optional<String> variable = block.find("host-from", Formats.TEXT);
        Optional<String> found = variable.map(System::getenv);
        if (variable.isPresent() && found.isEmpty()) {
            block.report(
                    "host-from",
                    "there is no environment variable " + variable.get(),
                    "set it to the address by which other nodes reach this one");
        }
        return found.orElse(host);
    }

    private static NodeSettings.Kubernetes kubernetes(Block given) {
        Block block = given.over(Defaults.of("kubernetes"));
        NodeSettings.Kubernetes found = new NodeSettings.Kubernetes(
                block.get("selector", Formats.TEXT),
                block.get("port", Formats.whole(1, PORTS)),
                block.get("contacts", Formats.whole(1, CONTACTS)),
                Path.of(block.get("account", Formats.TEXT)));
        block.end();
        return found;
    }

    private static Database database(Block node, Path directory) {
        Block block = node.block("journal");
        Database.Kind kind = block.get("kind", Formats.choice(Database.Kind.class));
        String user = block.find("user", Formats.TEXT).orElse(kind == Database.Kind.H2 ? "sa" : "slipway");
        String password =
                block.find("password-from", Formats.TEXT).map(System::getenv).orElse("");
        Database database = new Database(
                kind, block.find("url", Formats.TEXT).orElseGet(() -> Database.embedded(directory)), user, password);
        if (kind == Database.Kind.POSTGRESQL && !block.has("url")) {
            block.report("kind", "a journal in PostgreSQL needs a url", "add url = \"jdbc:postgresql://host/slipway\"");
        }
        block.end();
        return database;
    }

    private static List<Token> tokens(Block node) {
        List<Token> tokens = new ArrayList<>();
        for (Block block : node.blocks("tokens", Defaults.of("token"))) {
            tokens.add(new Token(
                    block.get("name", Formats.NAME),
                    block.get("role", Formats.choice(Role.class)),
                    block.get("sha256", HASH),
                    block.find("expires", EXPIRY)));
            block.end();
        }
        return tokens;
    }

    private static ProcessRules streams(Block given, Path directory) {
        Block block = given.over(Defaults.of("streams"));
        List<String> command = block.list("command", Formats.TEXT);
        if (command.isEmpty()) {
            block.report(
                    "command",
                    "how a stream process is started is missing",
                    "write command = [ \"my-worker\", \"--job={job}\", \"--build={build}\", \"--port={port}\" ]");
        }
        ProcessRules rules = new ProcessRules(
                block.find("directory", Formats.TEXT)
                        .map(path -> Path.of(path).toAbsolutePath())
                        .orElse(directory.resolve("processes")),
                command,
                block.get("metrics", Formats.TEXT),
                block.get("batches", Formats.TEXT),
                block.get("lag", Formats.TEXT),
                block.get("stop-patience", Formats.duration()),
                LOG_BYTES);
        block.end();
        return rules;
    }

    private Optional<NodeSettings.Founding> founding(Block block, Reading reading) {
        Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        Path policyFile = base.resolve(block.get("policy", Formats.TEXT));
        Build baseline = new Build(block.get("baseline", Formats.TEXT));
        block.end();
        if (!block.sound()) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(policyFile)) {
            block.report(
                    "policy", "there is no file " + policyFile, "name a policy file, from the directory of this one");
            return Optional.empty();
        }
        try {
            Policy policy = PolicyReader.read(policyFile).policy();
            return Optional.of(new NodeSettings.Founding(policy, baseline));
        } catch (InvalidFile wrong) {
            reading.include(wrong);
            return Optional.empty();
        }
    }
}
