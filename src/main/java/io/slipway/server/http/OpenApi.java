package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API described as OpenAPI 3.1, drawn from the same table that requests are matched with. */
final class OpenApi {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private OpenApi() {}

    static ObjectNode of(List<Endpoint> endpoints) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        root.putObject("info").put("title", "Slipway").put("version", "1");
        ObjectNode paths = root.putObject("paths");
        endpoints.forEach(endpoint -> operation(paths.withObjectProperty(endpoint.path()), endpoint));
        ObjectNode components = root.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        ObjectNode problem =
                components.putObject("schemas").putObject("Problem").put("type", "object");
        ObjectNode words = problem.putObject("properties");
        for (String word : List.of("type", "title", "detail", "request")) {
            words.putObject(word).put("type", "string");
        }
        words.putObject("status").put("type", "integer");
        return root;
    }

    private static void operation(ObjectNode path, Endpoint endpoint) {
        String method = endpoint.method().toLowerCase(Locale.ROOT);
        ObjectNode operation = path.putObject(method)
                .put(
                        "operationId",
                        method + endpoint.path().replaceAll("[{}]", "").replaceAll("[/.-]", "_"))
                .put("summary", endpoint.summary())
                .put(
                        "description",
                        endpoint.roles().isEmpty()
                                ? "For anyone."
                                : "For "
                                        + String.join(
                                                ", ",
                                                endpoint.roles().stream()
                                                        .map(Role::text)
                                                        .toList())
                                        + ".");
        parameters(operation, endpoint);
        if (endpoint.isCommand()) {
            body(operation, endpoint);
        }
        ObjectNode responses = operation.putObject("responses");
        responses.putObject("200").put("description", "done");
        responses
                .putObject("default")
                .put("description", "why not")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        if (!endpoint.roles().isEmpty()) {
            operation.putArray("security").addObject().putArray("token");
        }
    }

    private static void parameters(ObjectNode operation, Endpoint endpoint) {
        var list = operation.putArray("parameters");
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(endpoint.path());
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        parts.forEach(part -> list.addObject()
                .put("name", part)
                .put("in", "path")
                .put("required", true)
                .putObject("schema")
                .put("type", "string"));
        endpoint.query()
                .forEach(word -> list.addObject()
                        .put("name", word)
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", "string"));
        if (endpoint.isCommand()) {
            list.addObject()
                    .put("name", "Idempotency-Key")
                    .put("in", "header")
                    .put("description", "sent again with the same key, the command is carried out once")
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    private static String type(String meaning) {
        return meaning.startsWith("list") ? "array" : meaning.startsWith("number") ? "integer" : "string";
    }

    private static void body(ObjectNode operation, Endpoint endpoint) {
        ObjectNode schema = operation
                .putObject("requestBody")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        endpoint.body().forEach((name, meaning) -> {
            boolean optional = name.endsWith("?");
            String word = name.replace("?", "");
            properties.putObject(word).put("type", type(meaning)).put("description", meaning);
            if (!optional) {
                required.add(word);
            }
        });
    }
}
