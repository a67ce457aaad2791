package io.slipway.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Text broken at its spaces. */
public final class Paragraph {

    private Paragraph() {}

    /** Lines of at most so many columns, all but the first indented; a longer word is cut. */
    public static List<String> of(String text, String indent, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns) {
            int end = rest.lastIndexOf(' ', columns);
            int cut = end <= indent.length() ? columns : end;
            lines.add(rest.substring(0, cut));
            rest = indent + rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }
}
