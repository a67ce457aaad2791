package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.study.compare.Amount;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts in bins of equal width.
 *
 * @param least where the first bin begins
 */
record Histogram(double least, double width, List<Integer> counts) {

    private static final int BINS = 30;

    static Histogram of(double... values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        double width = most > least ? (most - least) / BINS : 1;
        int[] counts = new int[most > least ? BINS : 1];
        for (double value : values) {
            counts[Math.min(counts.length - 1, (int) ((value - least) / width))]++;
        }
        return new Histogram(least, width, Arrays.stream(counts).boxed().toList());
    }

    private double edge(int bin) {
        return least + bin * width;
    }

    void write(ObjectNode json, String name, String unit) {
        json.put("name", name).put("unit", unit);
        ArrayNode edges = json.putArray("edges");
        ArrayNode bins = json.putArray("counts");
        for (int i = 0; i <= counts.size(); i++) {
            edges.add(edge(i));
        }
        counts.forEach(bins::add);
    }

    List<List<String>> rows(String what) {
        return IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) > 0)
                .mapToObj(i -> List.of(
                        what,
                        Amount.of(edge(i)),
                        Amount.of(edge(i + 1)),
                        counts.get(i).toString()))
                .toList();
    }
}
