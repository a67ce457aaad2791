package io.slipway.policy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a build must pass before any customer account gets it: suites on supported pairs of cloud and data platform (fact F3). A value:
 * a release keeps the matrix of the policy it was proposed under, whatever becomes of the file.
 *
 * @param cells suite by suite, in the order of the file
 */
public record ValidationMatrix(String name, List<MatrixCell> cells) {

    /** Cells beyond this many are refused. */
    public static final int MOST_CELLS = 1_000;

    public ValidationMatrix {
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > MOST_CELLS) {
            throw new IllegalArgumentException("a matrix has 1 to " + MOST_CELLS + " cells, found " + cells.size());
        }
        if (new LinkedHashSet<>(cells.stream().map(MatrixCell::id).toList()).size() < cells.size()) {
            throw new IllegalArgumentException("a cell is there twice");
        }
        for (MatrixCell.Feeds gate :
                EnumSet.copyOf(cells.stream().map(MatrixCell::feeds).toList())) {
            if (cells.stream().noneMatch(cell -> cell.feeds() == gate && cell.required())) {
                throw new IllegalArgumentException("no cell of " + gate + " is required, so anything would pass it");
            }
        }
    }

    public Optional<MatrixCell> cell(CellId id) {
        return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
    }
}
