package io.slipway.conf.validation;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.policy.MatrixCell;
import io.slipway.policy.MatrixCell.Feeds;
import io.slipway.policy.ValidationMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads validation matrices from HOCON; the keys and their defaults are those of {@code defaults.conf}. */
public final class MatrixReader {

    /** The block that a file of a matrix holds, and no other. */
    public static final String KEY = "validation";

    private MatrixReader() {}

    /**
     * Reads a file with a block {@code validation}.
     *
     * @throws InvalidFile if it is none, with all that is wrong
     */
    public static ValidationMatrix read(Path file) {
        Reading reading = Reading.of(file);
        Block root = reading.root();
        if (!root.has(KEY)) {
            root.report(
                    KEY,
                    "there is no matrix",
                    "write validation { clouds = [ aws ], platforms = [ emr ], suites = [ ... ] }");
            root.end();
            reading.end();
        }
        Block block = root.block(KEY).over(Defaults.of(KEY));
        String name = block.find("name", Formats.NAME).orElse(nameOf(file));
        List<MatrixCell> cells = cells(block, pairs(block));
        block.end();
        root.end();
        if (reading.sound()) {
            checkWhole(block, cells);
        }
        reading.end();
        return new ValidationMatrix(name, cells);
    }

    private static List<MatrixCell> cells(Block block, List<Map.Entry<String, String>> pairs) {
        List<MatrixCell> cells = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Block suite : block.blocks("suites", Defaults.of("suite"))) {
            List<MatrixCell> more = SuiteReader.cells(suite, pairs);
            if (!more.isEmpty() && !names.add(more.get(0).id().suite())) {
                suite.report(
                        "name",
                        "two suites are called \"" + more.get(0).id().suite() + "\"",
                        "give each suite its own name");
            }
            cells.addAll(more);
        }
        return cells;
    }

    private static List<Map.Entry<String, String>> pairs(Block block) {
        List<String> clouds = names(block, "clouds");
        List<String> platforms = names(block, "platforms");
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        clouds.forEach(cloud -> platforms.forEach(platform -> pairs.add(Map.entry(cloud, platform))));
        List<Pattern> excluded = block.list("exclude", Pattern.FORMAT);
        for (Pattern pattern : excluded) {
            if (block.sound() && !pattern.matchesAny(pairs)) {
                block.report(
                        "exclude",
                        "\"" + pattern + "\" is no pair of these clouds and platforms",
                        "remove it, or add its names");
            }
        }
        pairs.removeIf(pair -> excluded.stream().anyMatch(pattern -> pattern.matches(pair)));
        return pairs;
    }

    private static List<String> names(Block block, String key) {
        List<String> names = block.list(key, Formats.NAME);
        if (names.isEmpty()) {
            block.report(
                    key,
                    "there are no " + key,
                    "write " + key + " = [ " + (key.equals("clouds") ? "aws" : "emr") + " ]");
        } else if (new TreeSet<>(names).size() < names.size()) {
            block.report(key, "a name is twice in " + key, "remove one of them");
        }
        return names;
    }

    private static void checkWhole(Block block, List<MatrixCell> cells) {
        if (cells.isEmpty() || cells.size() > ValidationMatrix.MOST_CELLS) {
            block.report(
                    "suites",
                    "a matrix has 1 to " + ValidationMatrix.MOST_CELLS + " cells, found " + cells.size(),
                    "write suites = [ { name = performance, command = \"ci/performance {build} {cloud} {platform}\" } ]");
        }
        for (Feeds gate : Feeds.values()) {
            List<MatrixCell> fed =
                    cells.stream().filter(cell -> cell.feeds() == gate).toList();
            if (!fed.isEmpty() && fed.stream().noneMatch(MatrixCell::required)) {
                block.report(
                        "suites",
                        "no cell of the gate " + Formats.written(gate) + " is required, so anything would pass it",
                        "write required = true for one of its suites");
            }
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
    }
}
