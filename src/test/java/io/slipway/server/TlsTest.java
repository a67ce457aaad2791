package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import io.slipway.server.client.ApiClient;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeFile;
import io.slipway.server.node.NodeSettings;
import io.slipway.server.tls.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that shows a certificate, which a client trusts or not. */
class TlsTest {

    @TempDir
    private static Path directory;

    private static Keys keys;
    private static Keys other;
    private static Node node;

    @BeforeAll
    static void start() throws IOException {
        keys = Keys.make(directory, "node", "ip:127.0.0.1");
        other = Keys.make(directory, "other", "dns:elsewhere.example");
        node = Node.start(settings("certificate = \"node.pem\", key = \"node-key.pem\""));
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void servesWhoTrustsItsCertificate() throws IOException, GeneralSecurityException {
        assertThat(node.address()).startsWith("https://");

        var platform =
                client().trusting(Certificates.trusting(keys.certificate())).get("/v1/platform");

        assertThat(platform.path("policy").textValue()).isEqualTo("two-waves");
    }

    @Test
    void isNotTrustedByItself() {
        assertThatThrownBy(() -> client().get("/v1/platform"))
                .isInstanceOfSatisfying(
                        ApiClient.Unreachable.class,
                        silent -> assertThat(silent.mend()).contains("--ca FILE"))
                .hasMessageContaining("PKIX path building failed");
    }

    @Test
    void isNotTrustedByWhoTrustsAnother() throws IOException, GeneralSecurityException {
        ApiClient client = client().trusting(Certificates.trusting(other.certificate()));

        assertThatThrownBy(() -> client.get("/v1/platform")).isInstanceOf(ApiClient.Unreachable.class);
    }

    @Test
    void isNotTrustedUnderAnotherName() throws IOException, GeneralSecurityException {
        ApiClient client = client(URI.create(node.address().replace("127.0.0.1", "localhost")))
                .trusting(Certificates.trusting(keys.certificate()));

        assertThatThrownBy(() -> client.get("/v1/platform"))
                .isInstanceOf(ApiClient.Unreachable.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void namesAKeyThatIsNotOfTheCertificate() {
        assertThatThrownBy(() -> settings("certificate = \"node.pem\", key = \"other-key.pem\""))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("the key is not that of the certificate");
    }

    @Test
    void namesAFileThatIsMissingOrNoCertificate() throws IOException {
        Files.writeString(directory.resolve("poem.pem"), "roses are red");

        assertThatThrownBy(() -> settings("certificate = \"gone.pem\", key = \"node-key.pem\""))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> settings("certificate = \"poem.pem\", key = \"node-key.pem\""))
                .hasMessageContaining("poem.pem cannot be used");
        assertThatThrownBy(() -> settings("key-store = \"node.p12\", password-from = NO_SUCH_VARIABLE"))
                .hasMessageContaining("there is no environment variable NO_SUCH_VARIABLE");
    }

    @Test
    void readsAKeyStoreToo() throws IOException, GeneralSecurityException {
        assertThat(Certificates.showing(keys.store(), Keys.PASSWORD).getProtocol())
                .isEqualTo("TLS");
        assertThatThrownBy(() -> Certificates.showing(keys.store(), "guessed")).isInstanceOf(IOException.class);
    }

    private static ApiClient client() {
        return client(URI.create(node.address()));
    }

    private static ApiClient client(URI server) {
        return new ApiClient(server, Optional.empty(), "tester", Optional.empty());
    }

    /** The file's directory is that of the certificates. */
    private static NodeSettings settings(String tls) throws IOException {
        Path policy = Path.of("simulations/policies/two-waves.conf").toAbsolutePath();
        return NodeFile.read(Files.writeString(
                directory.resolve("node.conf"),
                "node { directory = \"" + directory.resolve("data") + "\", http { port = 0, tls { " + tls
                        + " } }, platform { policy = \"" + policy + "\", baseline = \"2026.47.0\" } }"));
    }
}
