package io.slipway.cli.repository;

import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.repository.DeclaredFiles;
import io.slipway.conf.repository.RepositoryReader;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.PlatformCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The repositories of many accounts: below a root, one directory for each, called as the account. */
public final class AccountDirectories {

    private AccountDirectories() {}

    /**
     * A repository with an error does not count as applied; but whoever asks who blocks a retirement must not miss one.
     *
     * @throws InvalidFile with what is wrong in any of them
     */
    public static SortedMap<String, FeatureRepository> read(Path root, PlatformCatalogue catalogue, LocalDate today) {
        SortedMap<String, FeatureRepository> repositories = new TreeMap<>();
        List<Finding> wrong = new ArrayList<>();
        var options = new RepositoryReader.Options(Optional.empty(), Optional.empty(), catalogue);
        for (Path directory : directories(root)) {
            try {
                DeclaredFiles files = RepositoryReader.read(directory, options);
                files.check(catalogue, today);
                repositories.put(
                        String.valueOf(directory.getFileName()),
                        files.declaration().repository());
            } catch (InvalidFile invalid) {
                wrong.addAll(invalid.findings());
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidFile(wrong);
        }
        return repositories;
    }

    private static List<Path> directories(Path root) {
        if (!Files.isDirectory(root)) {
            throw new InvalidFile(root.toString(), "no such directory", "name one with a directory for each account");
        }
        try (Stream<Path> children = Files.list(root)) {
            List<Path> directories = children.filter(Files::isDirectory)
                    .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
            if (directories.isEmpty()) {
                throw new InvalidFile(root.toString(), "holds no directory", "put one into it for each account");
            }
            return directories;
        } catch (IOException failure) {
            throw new InvalidFile(
                    root.toString(),
                    "cannot be searched (" + failure.getClass().getSimpleName() + ")",
                    "check its permissions");
        }
    }
}
