package io.slipway.cli.validation;

import io.slipway.cli.terminal.Complaint;
import io.slipway.conf.Likeness;
import io.slipway.policy.CellId;
import io.slipway.policy.ValidationMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Some cells of a matrix: those that have all of these names.
 *
 * @param names by what they are names of: {@code suite}, {@code cloud} or {@code platform}; empty for all cells
 */
record Selection(Map<String, String> names) {

    private static final Map<String, Function<CellId, String>> KEYS = keys();

    private static Map<String, Function<CellId, String>> keys() {
        Map<String, Function<CellId, String>> keys = new LinkedHashMap<>();
        keys.put("suite", CellId::suite);
        keys.put("cloud", CellId::cloud);
        keys.put("platform", CellId::platform);
        return keys;
    }

    /** @param text as {@code suite=performance,cloud=aws}, each part of the list on its own */
    static Selection of(List<String> text, ValidationMatrix matrix) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String part : text) {
            String[] sides = part.split("=", 2);
            Function<CellId, String> key = KEYS.get(sides[0]);
            if (key == null || sides.length < 2) {
                throw Complaint.badInput(
                        "--only \"" + part + "\" selects nothing", "write --only suite=NAME,cloud=NAME,platform=NAME");
            }
            List<String> known = matrix.cells().stream()
                    .map(cell -> key.apply(cell.id()))
                    .distinct()
                    .toList();
            if (!known.contains(sides[1])) {
                throw Complaint.badInput(
                        "there is no " + sides[0] + " \"" + sides[1] + "\" in the matrix",
                        Likeness.mend(sides[1], known));
            }
            names.put(sides[0], sides[1]);
        }
        Selection selection = new Selection(names);
        if (matrix.cells().stream().noneMatch(cell -> selection.contains(cell.id()))) {
            throw Complaint.badInput(
                    "no cell of the matrix is all of --only " + String.join(",", text), "select fewer names");
        }
        return selection;
    }

    boolean contains(CellId cell) {
        return names.entrySet().stream()
                .allMatch(name -> Objects.requireNonNull(KEYS.get(name.getKey()))
                        .apply(cell)
                        .equals(name.getValue()));
    }
}
