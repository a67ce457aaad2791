package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** How many there are of each of some labels. */
final class Spread {

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String label) {
        counts.merge(label, 1, Integer::sum);
    }

    void remove(String label) {
        int left = counts.getOrDefault(label, 0) - 1;
        if (left > 0) {
            counts.put(label, left);
        } else {
            counts.remove(label);
        }
    }

    void json(ObjectNode node) {
        counts.forEach(node::put);
    }
}
