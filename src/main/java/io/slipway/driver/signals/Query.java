package io.slipway.driver.signals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query in PromQL with places to be filled: {@code {build}} (the build that is asked about: the candidate, then the baseline),
 * {@code {release}} and {@code {window}} (the length of the stretch, such as {@code 300s}). All other braces are PromQL's own.
 */
public record Query(String template) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> PLACES = Set.of("build", "release", "window");

    /** @throws IllegalArgumentException with a sentence, if a place is none of those that are known, or the build is not asked about */
    public Query {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(template).results().map(match -> match.group(1)).forEach(places::add);
        if (!places.contains("build")) {
            throw new IllegalArgumentException("without {build}, both builds would look the same");
        }
        places.removeAll(PLACES);
        if (!places.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no place {" + places.iterator().next() + "}");
        }
    }

    /** About one side of a stretch. */
    String about(Stretch stretch, boolean candidate) {
        Map<String, String> values = Map.of(
                "build", inQuotes((candidate ? stretch.build() : stretch.baseline()).label()),
                "release", inQuotes(stretch.release()),
                "window", written(stretch.length()));
        return PLACE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    /** A name never ends the quotes that it stands in. */
    private static String inQuotes(String name) {
        return name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("'", "\\'")
                .replace("`", "")
                .replace("\n", "\\n");
    }

    /** As PromQL writes durations. */
    static String written(Duration length) {
        return length.toMillis() % 1_000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
    }
}
