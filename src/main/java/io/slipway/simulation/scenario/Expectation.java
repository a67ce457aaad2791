package io.slipway.simulation.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One promise of a scenario about its result.
 *
 * @param path how people read the place: {@code weeks[0].outcome}
 * @param place the same place in the document that {@code simulate --json} writes
 * @param expected the value; or a bound such as {@code >= 10}; or {@link #NONE}. For a list, how many elements it has
 * @param origin where the file says so: {@code quiet-week.conf:31}
 */
public record Expectation(String path, JsonPointer place, String expected, String origin) {

    /** Expects that there is no value. */
    public static final String NONE = "null";

    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)\\s*(-?[0-9.]+)");

    /** One line about the difference, if the document does not keep the promise. */
    public Optional<String> unmetBy(JsonNode document) {
        String found = found(document.at(place));
        return isMet(found)
                ? Optional.empty()
                : Optional.of(origin + ": expected " + path + " = " + expected + ", found " + found);
    }

    private boolean isMet(String found) {
        Matcher bound = BOUND.matcher(expected);
        if (bound.matches() && isNumber(found)) {
            int difference = new BigDecimal(found).compareTo(new BigDecimal(bound.group(2)));
            return switch (bound.group(1)) {
                case ">=" -> difference >= 0;
                case "<=" -> difference <= 0;
                case ">" -> difference > 0;
                default -> difference < 0;
            };
        }
        boolean numbers = isNumber(found) && isNumber(expected);
        return numbers ? new BigDecimal(found).compareTo(new BigDecimal(expected)) == 0 : found.equals(expected);
    }

    private static String found(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return NONE;
        }
        return node.isArray() ? String.valueOf(node.size()) : node.isValueNode() ? node.asText() : node.toString();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?");
    }
}
