package io.slipway.driver.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Get-features answers as a server writes them. */
public final class Json {

    /** One feature, in JSON: its name, its data type, its status and its value. */
    public record Served(String name, String type, String status, String value) {

        public static Served of(String name, String value) {
            return new Served(name, "{\"type\":\"int64\"}", "PRESENT", "\"" + value + "\"");
        }

        String header() {
            String time = status.endsWith("PRESENT") ? ",\"effectiveTime\":\"2026-11-25T12:00:00Z\"" : "";
            return "{\"name\":\"" + name + "\",\"dataType\":" + type + ",\"status\":\"" + status + "\"" + time + "}";
        }
    }

    private Json() {}

    public static String answer(Served... features) {
        return "{\"result\":{\"features\":["
                + Stream.of(features).map(Served::value).collect(Collectors.joining(","))
                + "]},\"metadata\":{\"features\":["
                + Stream.of(features).map(Served::header).collect(Collectors.joining(",")) + "]}}";
    }

    static JsonNode tree(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(text, wrong);
        }
    }
}
