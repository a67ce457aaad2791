package io.slipway.conf.policy;

import io.slipway.conf.Likeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where policies are found by their names: the directory {@code policies} beside a scenario.
 *
 * @param directory that holds the scenario
 */
public record PolicyShelf(Path directory) {

    private static final String SUFFIX = ".conf";

    /** The file of a policy: {@code policies/NAME.conf} first, then the name taken as a path from the directory. */
    public Optional<Path> find(String name) {
        return Stream.of(policies().resolve(name + SUFFIX), directory.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** How to mend a name under which there is nothing. */
    public String mend(String name) {
        List<String> names = names();
        return names.isEmpty() ? "put " + name + SUFFIX + " into " + policies() : Likeness.mend(name, names);
    }

    private List<String> names() {
        if (!Files.isDirectory(policies())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(policies())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException unlisted) {
            return List.of();
        }
    }

    private Path policies() {
        return directory.resolve("policies");
    }
}
