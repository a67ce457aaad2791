package io.slipway.conf;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One file while it is read: collects what is wrong with it, and remembers where everything stands. */
public final class Reading {

    /** Findings beyond this many are not kept: nobody mends so much at once. */
    private static final int FINDINGS = 100;

    private final String file;
    private final ConfigObject tree;
    private final boolean muted;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    private record Found(int line, Finding finding) {}

    private Reading(String file, ConfigObject tree, boolean muted) {
        this.file = file;
        this.tree = tree;
        this.muted = muted;
    }

    /**
     * Parses a file.
     *
     * @throws InvalidFile if it is no HOCON text of at most 1 MiB that stands on its own
     */
    public static Reading of(Path file) {
        return of(file.toString(), SourceText.of(file));
    }

    /**
     * Parses a file with lines after its end, which override what it says.
     *
     * @throws InvalidFile as {@link #of(Path)}
     */
    public static Reading of(Path file, List<String> lines) {
        String text = SourceText.of(file);
        return of(file.toString(), lines.isEmpty() ? text : text + "\n" + String.join("\n", lines));
    }

    /** Parses a text; the first argument stands for the file in every message. */
    public static Reading of(String file, String text) {
        return new Reading(file, Syntax.tree(file, text), false);
    }

    /** The whole file, without defaults. */
    public Block root() {
        return root(ConfigValueFactory.fromMap(Map.of()));
    }

    /** The whole file; what it leaves out is as in the second tree. */
    public Block root(ConfigObject defaults) {
        return new Block(this, "", tree, defaults);
    }

    /** Whether nothing wrong was found so far. */
    public boolean sound() {
        return !muted && found.isEmpty();
    }

    /** Where every value that was read stands. */
    public Origins origins() {
        return new Origins(file, origins);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidFile if anything is wrong, with everything in the order of the lines
     */
    public void end() {
        if (!found.isEmpty()) {
            throw new InvalidFile(found.stream()
                    .sorted(Comparator.comparingInt(Found::line)
                            .thenComparing(found -> found.finding().what()))
                    .map(Found::finding)
                    .distinct()
                    .toList());
        }
    }

    /** Takes over what another file, named by this one, has wrong with it. */
    public void include(InvalidFile other) {
        other.findings().forEach(finding -> keep(0, finding));
    }

    /** The same file, where something is known to be wrong: what follows from that is not reported. */
    Reading muted() {
        return new Reading(file, tree, true);
    }

    void report(ConfigValue at, String what, String mend) {
        keep(at.origin().lineNumber(), Finding.error(where(at), what, mend));
    }

    void remember(String path, ConfigValue value) {
        origins.put(path, where(value));
    }

    String where(ConfigValue value) {
        return Syntax.at(file, value.origin().lineNumber());
    }

    private void keep(int line, Finding finding) {
        if (found.size() < FINDINGS) {
            found.add(new Found(line, finding));
        }
    }
}
