package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.client.ApiClient;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** How a test starts Slipway as a process, and asks whether its node is ready. */
public final class Programs {

    private Programs() {}

    /** The command, before its arguments. */
    public static List<String> slipway() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.cli.Slipway");
    }

    /** Whether the node answers and its platform is as wanted; one that is not reached, or says that it is starting, is not ready yet. */
    public static boolean isReady(ApiClient client, Predicate<JsonNode> platform) {
        try {
            return platform.test(client.get("/v1/platform"));
        } catch (ApiClient.Unreachable starting) {
            return false;
        } catch (ApiClient.Declined starting) {
            assertThat(starting.status()).isEqualTo(503);
            return false;
        }
    }
}
