package io.slipway.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.server.Keys;
import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that know nothing of each other but whom to ask find each other, as pods do. */
@Tag("programs")
class BootstrapTest {

    private static final List<String> PODS = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path directory;

    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void endNodes() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void nodesFindEachOtherByTheApiOfKubernetes() throws IOException, SQLException {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        assumeTrue(canListenOn(PODS), "this machine has only one loopback address");
        Keys keys = Keys.make(directory, "api-server", "ip:127.0.0.1");
        Path account = Files.createDirectories(directory.resolve("account"));
        Files.copy(keys.certificate(), account.resolve("ca.crt"));
        Files.writeString(account.resolve("token"), "the-token-of-the-pods");
        Files.writeString(account.resolve("namespace"), "releases");
        int[] ports = freePorts();

        try (PodsApi api = new PodsApi(keys, "releases", "the-token-of-the-pods", PODS);
                PostgresServer postgres = PostgresServer.start(0)) {
            var unused = postgres.database().migrate();
            for (String pod : PODS) {
                nodes.add(start(pod, configuration(pod, account, postgres, ports), api.port()));
            }

            for (String pod : PODS) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> assertThat(vitals(pod, ports[0]))
                                .as(() -> log(pod))
                                .contains("slipway_ready 1", "slipway_members 3"));
            }
            assertThat(api.answers()).isPositive();
        }
    }

    private Path configuration(String pod, Path account, PostgresServer postgres, int[] ports) throws IOException {
        return Files.writeString(directory.resolve(pod + ".conf"), """
                node {
                  directory = "%s"
                  http { host = "%s", port = %s }
                  cluster {
                    host-from = POD_IP
                    port = %s
                    kubernetes { port = %s, contacts = 3, account = "%s" }
                  }
                  journal { kind = postgresql, url = "%s", user = slipway }
                }
                """.formatted(
                        directory.resolve(pod),
                        pod,
                        String.valueOf(ports[0]),
                        String.valueOf(ports[1]),
                        String.valueOf(ports[2]),
                        account,
                        postgres.database().url()));
    }

    private Process start(String pod, Path configuration, int apiServer) throws IOException {
        List<String> command = new ArrayList<>(Programs.slipway());
        command.addAll(List.of("serve", "--config", configuration.toString()));
        ProcessBuilder node = new ProcessBuilder(command);
        node.environment().put("POD_IP", pod);
        node.environment().put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
        node.environment().put("KUBERNETES_SERVICE_PORT", String.valueOf(apiServer));
        return node.redirectErrorStream(true)
                .redirectOutput(directory.resolve(pod + ".log").toFile())
                .start();
    }

    private static String vitals(String pod, int port) {
        try {
            return new ApiClient(URI.create("http://" + pod + ":" + port), Optional.empty(), "test", Optional.empty())
                    .text("/metrics");
        } catch (ApiClient.Unreachable starting) {
            return String.valueOf(starting.getMessage());
        }
    }

    private String log(String pod) {
        try {
            return Files.readString(directory.resolve(pod + ".log"));
        } catch (IOException none) {
            return "";
        }
    }

    private static boolean canListenOn(List<String> addresses) {
        return addresses.stream().allMatch(address -> {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
                return socket.isBound();
            } catch (IOException refused) {
                return false;
            }
        });
    }

    private static int[] freePorts() throws IOException {
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket remoting = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            return new int[] {http.getLocalPort(), remoting.getLocalPort(), management.getLocalPort()};
        }
    }
}
