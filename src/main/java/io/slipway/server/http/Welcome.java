package io.slipway.server.http;

import java.util.List;
import java.util.Locale;

/** What a person who opens the node in a browser reads. */
final class Welcome {

    private Welcome() {}

    static String text(List<Endpoint> endpoints) {
        StringBuilder text = new StringBuilder("Slipway\n\nRead\n");
        endpoints.stream()
                .filter(endpoint -> !endpoint.isCommand())
                .forEach(endpoint -> line(text, "GET", endpoint.path(), endpoint.summary()));
        line(text, "GET", "/v1/changes", "What happens, as server-sent events");
        line(text, "GET", "/v1/openapi.json", "All of this as OpenAPI");
        line(text, "GET", "/metrics", "For Prometheus");
        line(text, "GET", "/ready", "Whether the node can be used; /health: whether it is alive");
        text.append("\nOrder\n");
        endpoints.stream()
                .filter(Endpoint::isCommand)
                .forEach(endpoint -> line(text, "POST", endpoint.path(), endpoint.summary()));
        return text.toString();
    }

    private static void line(StringBuilder text, String method, String path, String summary) {
        text.append(String.format(Locale.ROOT, "  %-4s %-40s %s%n", method, path, summary));
    }
}
