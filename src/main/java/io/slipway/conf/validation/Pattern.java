package io.slipway.conf.validation;

import io.slipway.conf.Format;
import java.util.List;
import java.util.Map;

/**
 * Pairs of a cloud and a data platform: {@code aws/emr}, {@code azure/*}.
 *
 * @param cloud a name, or a star for any
 */
record Pattern(String cloud, String platform) {

    static final Format<Pattern> FORMAT = new Format<>(
            "a cloud and a data platform, with * for any", "\"aws/emr\"", new Pattern("*", "*"), Pattern::parse);

    private static Pattern parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !isPart(parts[0]) || !isPart(parts[1])) {
            throw new IllegalArgumentException(text);
        }
        return new Pattern(parts[0], parts[1]);
    }

    private static boolean isPart(String text) {
        return text.equals("*") || text.matches("[a-z0-9][a-z0-9._-]{0,99}");
    }

    boolean matches(Map.Entry<String, String> pair) {
        return (cloud.equals("*") || cloud.equals(pair.getKey()))
                && (platform.equals("*") || platform.equals(pair.getValue()));
    }

    boolean matchesAny(List<Map.Entry<String, String>> pairs) {
        return pairs.stream().anyMatch(this::matches);
    }

    @Override
    public String toString() {
        return cloud + "/" + platform;
    }
}
