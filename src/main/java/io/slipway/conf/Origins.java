package io.slipway.conf;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the values of a file stand.
 *
 * @param file the file itself, for what stands nowhere
 * @param places {@code file:line} by path, such as {@code policy.stages[1].window}
 */
public record Origins(String file, Map<String, String> places) {

    public Origins {
        places = Map.copyOf(new TreeMap<>(places));
    }

    /** Of something that was never in a file. */
    public static Origins none(String name) {
        return new Origins(name, Map.of());
    }

    /** Whether a file gives this path. */
    public boolean knows(String path) {
        return places.containsKey(path);
    }

    /** The place of a path, or of the nearest block around it that the file gives. */
    public String of(String path) {
        String at = path;
        while (!at.isEmpty()) {
            String place = places.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return file;
    }
}
