package io.slipway.server.trial;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configurations of the nodes of a cluster.
 *
 * @param members {@code host:port} of each, for the others
 */
record NodeText(Path directory, Path policy, PostgresServer postgres, Site site, List<String> members) {

    /** That of one node, whose API is at a port. */
    String of(int index, int port) {
        String self = members.get(index);
        Map<String, Object> node = new TreeMap<>();
        node.put("directory", directory.resolve("node-" + (index + 1)).toString());
        node.put("http", Map.of("host", site.hosts().get(index), "port", port));
        node.put(
                "cluster",
                Map.of(
                        "host",
                        site.hosts().get(index),
                        "port",
                        Integer.parseInt(self.substring(self.indexOf(':') + 1)),
                        "silence",
                        site.silence().toSeconds() + "s",
                        "seeds",
                        members));
        node.put(
                "journal",
                Map.of(
                        "kind",
                        "postgresql",
                        "url",
                        postgres.database().url(),
                        "user",
                        postgres.database().user()));
        node.put(
                "streams",
                Map.of(
                        "directory",
                        directory.resolve("processes").toString(),
                        "command",
                        Workers.command(directory),
                        "metrics",
                        site.metrics(),
                        "stop-patience",
                        "10s"));
        node.put("platform", Map.of("policy", policy.toString(), "baseline", Trial.BASELINE));
        site.hash()
                .ifPresent(
                        hash -> node.put("tokens", List.of(Map.of("name", "trial", "role", "admin", "sha256", hash))));
        return ConfigFactory.empty()
                .withValue("node", ConfigValueFactory.fromMap(node))
                .root()
                .render(ConfigRenderOptions.concise());
    }
}
