package io.slipway.server.node;

import io.slipway.conf.Block;
import io.slipway.conf.Formats;
import io.slipway.server.http.Approvals;
import io.slipway.server.http.Role;
import io.slipway.server.http.Token;
import io.slipway.server.node.Conduct.LogForm;
import io.slipway.server.node.Conduct.Peers;
import io.slipway.server.tls.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Reads from a node's configuration how it conducts itself: approvals, certificates, logs. */
final class ConductFile {

    private static final String TLS = "tls";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String KEY_STORE = "key-store";
    private static final String PASSWORD = "password-from";
    private static final String CA = "ca";
    private static final int PEOPLE = 5;

    /** Files are named from here. */
    private final Path base;

    ConductFile(Path file) {
        this.base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    Conduct read(Block node, List<Token> tokens) {
        return new Conduct(
                approvals(node, tokens),
                given(node.block("http")).flatMap(this::http),
                given(node.block("cluster")).flatMap(this::peers),
                node.get("log", Formats.choice(LogForm.class)));
    }

    private static Optional<Block> given(Block parent) {
        return parent.has(TLS) ? Optional.of(parent.block(TLS)) : Optional.empty();
    }

    private static Approvals approvals(Block node, List<Token> tokens) {
        Block block = node.block("approvals");
        Approvals approvals = new Approvals(
                block.get("people", Formats.whole(1, PEOPLE)),
                block.get("within", Formats.duration(Duration.ofMinutes(1), Duration.ofDays(7))));
        block.end();
        long able = tokens.stream()
                .filter(token -> List.of(Role.RELEASE_MANAGER, Role.ADMIN).contains(token.role()))
                .map(Token::name)
                .distinct()
                .count();
        if (approvals.people() > 1 && able < approvals.people()) {
            block.report(
                    "people",
                    approvals.people() + " people must approve, and " + able + " have a token for it",
                    "add tokens of role release-manager or admin under different names, or write people = 1");
        }
        return approvals;
    }

    private Optional<SSLContext> http(Block block) {
        boolean store = block.has(KEY_STORE);
        Optional<SSLContext> context = store ? keyStore(block) : pem(block);
        block.end();
        return context;
    }

    private Optional<SSLContext> keyStore(Block block) {
        Path file = file(block, KEY_STORE);
        String variable = block.get(PASSWORD, Formats.TEXT);
        Optional<String> password = Optional.ofNullable(System.getenv(variable));
        if (password.isEmpty()) {
            block.report(
                    PASSWORD, "there is no environment variable " + variable, "set it to the key store's password");
            return Optional.empty();
        }
        return tried(block, KEY_STORE, file, () -> Certificates.showing(file, password.get()));
    }

    private Optional<SSLContext> pem(Block block) {
        Path certificate = file(block, CERTIFICATE);
        Path key = file(block, KEY);
        var own = tried(block, KEY, key, () -> Certificates.key(key));
        var chain = tried(block, CERTIFICATE, certificate, () -> Certificates.read(certificate));
        return own.isEmpty() || chain.isEmpty()
                ? Optional.empty()
                : tried(block, CERTIFICATE, certificate, () -> Certificates.showing(chain.get(), own.get()));
    }

    private Optional<Peers> peers(Block block) {
        Peers peers = new Peers(file(block, CERTIFICATE), file(block, KEY), file(block, CA));
        boolean sound = pem(block).isPresent()
                && tried(block, KEY, peers.key(), () -> Certificates.bareKey(peers.key()))
                        .isPresent();
        boolean vouched = tried(block, CA, peers.ca(), () -> Certificates.read(peers.ca()))
                .isPresent();
        block.end();
        return sound && vouched ? Optional.of(peers) : Optional.empty();
    }

    private Path file(Block block, String key) {
        return base.resolve(block.get(key, Formats.TEXT));
    }

    private interface Attempt<T> {

        T make() throws IOException, GeneralSecurityException;
    }

    private static <T> Optional<T> tried(Block block, String key, Path file, Attempt<T> attempt) {
        if (!Files.isRegularFile(file)) {
            block.report(key, "there is no file " + file, "name a file, from the directory of this one");
            return Optional.empty();
        }
        try {
            return Optional.of(attempt.make());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
            block.report(
                    key,
                    file + " cannot be used: " + wrong.getMessage(),
                    "name a certificate and its own key in PEM, or a key store in PKCS #12");
            return Optional.empty();
        }
    }
}
