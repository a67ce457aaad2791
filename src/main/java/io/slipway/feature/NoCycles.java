package io.slipway.feature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Nothing reads itself, by whatever detour. */
final class NoCycles implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        SortedSet<String> unsettled = unsettled(asked.byName());
        SortedSet<String> walked = new TreeSet<>();
        for (String start : unsettled) {
            List<String> way = new ArrayList<>();
            Optional<String> at = Optional.of(start);
            while (at.isPresent() && walked.add(at.get())) {
                way.add(at.get());
                at = Optional.ofNullable(asked.byName().get(at.get())).stream()
                        .flatMap(object -> object.inputs().stream())
                        .filter(input -> unsettled.contains(input))
                        .sorted()
                        .findFirst();
            }
            at.map(way::indexOf)
                    .filter(index -> index >= 0)
                    .ifPresent(index -> report.accept(problem(way.subList(index, way.size()))));
        }
    }

    /** Kahn's algorithm: settles whatever reads only settled objects, until nothing more can be. The rest is on a cycle or reads one. */
    private static SortedSet<String> unsettled(SortedMap<String, FeatureObject> objects) {
        SortedMap<String, Integer> open = new TreeMap<>();
        SortedMap<String, List<String>> readers = new TreeMap<>();
        Deque<String> settled = new ArrayDeque<>();
        objects.forEach((name, object) -> {
            List<String> inputs = object.inputs().stream()
                    .distinct()
                    .filter(input -> objects.containsKey(input))
                    .toList();
            inputs.forEach(input ->
                    readers.computeIfAbsent(input, any -> new ArrayList<>()).add(name));
            open.put(name, inputs.size());
            if (inputs.isEmpty()) {
                settled.add(name);
            }
        });
        SortedSet<String> rest = new TreeSet<>(objects.keySet());
        while (!settled.isEmpty()) {
            String name = settled.remove();
            rest.remove(name);
            for (String reader : readers.getOrDefault(name, List.of())) {
                if (open.merge(reader, -1, Integer::sum) == 0) {
                    settled.add(reader);
                }
            }
        }
        return rest;
    }

    private static Problem problem(List<String> cycle) {
        List<String> closed = new ArrayList<>(cycle.subList(0, Math.min(cycle.size(), 6)));
        if (cycle.size() > closed.size()) {
            closed.add("... (" + (cycle.size() - closed.size()) + " more)");
        }
        closed.add(cycle.get(0));
        return Problem.of(
                Code.CYCLE,
                cycle.get(0),
                Field.INPUTS,
                cycle.get(0) + " reads itself: " + String.join(" -> ", closed),
                "take one of the inputs away");
    }
}
