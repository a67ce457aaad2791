package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under a heading, each column as wide as its widest cell and two spaces from the next. */
public final class Table {

    private static final String INDENT = "  ";

    /** @param looks colours the cell once it is padded, so that colours take no room */
    private record Cell(String text, UnaryOperator<String> looks) {}

    private final List<String> headings;
    private final boolean[] right;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param headings a heading that begins with {@code >} stands over numbers, which are set to the right */
    public Table(String... headings) {
        this.headings = List.of(headings).stream()
                .map(heading -> heading.replaceFirst("^>", ""))
                .toList();
        this.right = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
        }
    }

    /** Begins a row. */
    public Table row() {
        rows.add(new ArrayList<>());
        return this;
    }

    /** The next cell of the row. */
    public Table cell(Object value) {
        return cell(value, UnaryOperator.identity());
    }

    public Table cell(Object value, UnaryOperator<String> looks) {
        rows.get(rows.size() - 1).add(new Cell(value.toString(), looks));
        return this;
    }

    public List<String> lines(Ink ink) {
        List<String> lines = new ArrayList<>();
        List<Cell> heading =
                headings.stream().map(text -> new Cell(text, ink::faint)).toList();
        lines.add(line(heading));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            int room = width(i) - cell.text().length();
            boolean last = i == cells.size() - 1;
            line.append(INDENT)
                    .append(right[i] ? " ".repeat(room) : "")
                    .append(cell.looks().apply(cell.text()))
                    .append(right[i] || last ? "" : " ".repeat(room));
        }
        return line.toString();
    }

    private int width(int column) {
        int width = headings.get(column).length();
        for (List<Cell> row : rows) {
            width = Math.max(width, row.get(column).text().length());
        }
        return width;
    }
}
