package io.slipway.conf.repository;

import io.slipway.conf.Block;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.Reading;
import io.slipway.feature.Minor;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.PlatformCatalogue.Environment;
import io.slipway.feature.PlatformCatalogue.Runtime;
import io.slipway.feature.PlatformCatalogue.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the platform offers from a HOCON file. */
public final class CatalogueReader {

    private static final String EXAMPLE = "catalogue.conf";

    private static final Format<Minor> MINOR = new Format<>(
            "a minor version",
            "\"0.9\"",
            new Minor(0, 0),
            text -> Minor.of(text).filter(minor -> Minor.isBare(text)).orElseThrow());

    private static final Format<String> VERSION = new Format<>(
            "a version with its patch",
            "\"0.9.1\"",
            "0.0.0",
            text -> Minor.of(text)
                    .filter(minor -> !Minor.isBare(text))
                    .map(minor -> text)
                    .orElseThrow());

    private final Block root;
    private final List<Minor> train = new ArrayList<>();
    private final SortedMap<Minor, Support> minors = new TreeMap<>();
    private final SortedMap<String, Runtime> runtimes = new TreeMap<>();
    private final SortedMap<String, Environment> environments = new TreeMap<>();

    private CatalogueReader(Block root) {
        this.root = root;
    }

    /** @throws io.slipway.conf.InvalidFile with all that is wrong */
    public static PlatformCatalogue read(Path file) {
        return read(Reading.of(file));
    }

    /** The example that comes with Slipway: the published versions, as far as they are known. */
    public static PlatformCatalogue example() {
        return read(Reading.of(EXAMPLE, exampleText()));
    }

    /** The example as a file. */
    public static String exampleText() {
        try (InputStream input = Objects.requireNonNull(CatalogueReader.class.getResourceAsStream(EXAMPLE), EXAMPLE)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PlatformCatalogue read(Reading reading) {
        Block root = reading.root();
        PlatformCatalogue catalogue = new CatalogueReader(root).catalogue();
        root.end();
        reading.end();
        return catalogue;
    }

    private PlatformCatalogue catalogue() {
        for (Block minor : root.elementsNamed("train", "minor")) {
            minor(minor);
        }
        if (train.isEmpty()) {
            root.report("train", "a platform has at least one minor", "write train = [ \"0.8\", \"0.9\" ]");
        }
        for (Block runtime : root.elementsNamed("runtimes", "version")) {
            runtime(runtime);
        }
        for (Block environment : root.elementsNamed("environments", "name")) {
            environment(environment);
        }
        return new PlatformCatalogue(train, minors, runtimes, environments);
    }

    private void minor(Block block) {
        Minor minor = block.get("minor", MINOR);
        if (train.contains(minor) && block.sound()) {
            block.report("minor", "minor " + minor + " is given twice", "remove one of them");
        }
        train.add(minor);
        minors.put(minor, new Support(block.find("supported-until", Formats.DATE), block.find("recommended", VERSION)));
        block.end();
    }

    private void runtime(Block block) {
        String version = block.get("version", VERSION);
        Minor minor = Minor.of(version).orElseThrow();
        if (!train.contains(minor) && block.sound()) {
            block.report(
                    "version", "runtime " + version + " is of no minor of the train", "add \"" + minor + "\" to train");
        }
        runtimes.put(version, new Runtime(version, block.find("supported-until", Formats.DATE)));
        block.end();
    }

    private void environment(Block block) {
        String name = block.get("name", Formats.TEXT);
        environments.put(
                name,
                new Environment(
                        name,
                        block.find("status", Formats.choice(Environment.Status.class, "ready"))
                                .orElse(Environment.Status.READY),
                        block.get("runtime", VERSION)));
        block.end();
    }
}
