package io.slipway.cli.study;

import io.slipway.conf.Likeness;
import io.slipway.study.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Figures by their names, and what each of them is. */
public final class FigureNames {

    private static final int COLUMNS = 78;

    private FigureNames() {}

    /** Reads one name. */
    public static final class One implements ITypeConverter<Figure> {

        @Override
        public Figure convert(String text) {
            return Figure.of(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no figure \"" + text + "\"; " + Likeness.mend(text, Figure.keys())));
        }
    }

    /** Reads names with commas between them. */
    public static final class Several implements ITypeConverter<Weighed> {

        @Override
        public Weighed convert(String text) {
            List<Figure> figures =
                    Arrays.stream(text.split(",", -1)).map(new One()::convert).toList();
            for (Figure figure : figures) {
                if (figure.better() == Figure.Better.NEITHER) {
                    throw new TypeConversionException(figure.key()
                            + " tells how a policy works, not how well; choose among "
                            + String.join(
                                    ", ",
                                    Figure.judged().stream().map(Figure::key).toList()));
                }
            }
            return new Weighed(figures);
        }
    }

    /** Figures that are weighed against each other. */
    public record Weighed(List<Figure> figures) {

        public Weighed {
            figures = List.copyOf(figures);
        }
    }

    /** Every figure with its unit, its definition and its source. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            lines.add("  " + figure.key() + " (" + figure.unit() + ")");
            String text = figure.definition() + ". Counted from: " + figure.source() + ".";
            lines.addAll(wrapped("      ", text));
        }
        return lines;
    }

    private static List<String> wrapped(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > COLUMNS && line.length() > indent.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
