package io.slipway.conf.repository;

import io.slipway.conf.InvalidFile;
import io.slipway.conf.Likeness;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a repository: every {@code *.yaml} and {@code *.yml} below its directory, by name. Directories whose names begin with a
 * dot are left out, and links to directories are not followed.
 *
 * @param declarations all but the repo config
 * @param config the repo config; empty if there is none
 */
record RepositoryFiles(List<Path> declarations, Optional<Path> config) {

    static final String CONFIG = "repo.yaml";

    private static final int DEPTH = 16;
    private static final int MOST = 10_000;

    /** @throws InvalidFile if the directory is none, holds nothing to read, or cannot be searched */
    static RepositoryFiles in(Path directory, Optional<Path> otherConfig) {
        String name = directory.toString();
        if (!Files.isDirectory(directory)) {
            throw Files.exists(directory)
                    ? new InvalidFile(name, "is no directory", "name the directory that holds it")
                    : new InvalidFile(name, "no such directory", mendForMissing(directory));
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    directory, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, visitor(directory, found));
        } catch (IOException failure) {
            throw unsearchable(failure, name);
        }
        Path usual = directory.resolve(CONFIG);
        Optional<Path> config = otherConfig.or(
                () -> Files.exists(usual, LinkOption.NOFOLLOW_LINKS) ? Optional.of(usual) : Optional.empty());
        List<Path> declarations = found.stream()
                .filter(file -> !file.equals(usual) && !isConfig(file, config))
                .sorted()
                .toList();
        if (declarations.isEmpty()) {
            throw new InvalidFile(
                    name,
                    "declares nothing: there is no .yaml file in it",
                    "see slipway plan --schema for what to write");
        }
        return new RepositoryFiles(declarations, config);
    }

    private static boolean isConfig(Path file, Optional<Path> config) {
        return config.filter(other -> other.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize()))
                .isPresent();
    }

    private static FileVisitor<Path> visitor(Path root, List<Path> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(root)
                        && String.valueOf(directory.getFileName()).startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
                if (yaml && !name.startsWith(".") && !attributes.isDirectory() && !Files.isDirectory(file)) {
                    found.add(file);
                }
                if (found.size() > MOST) {
                    throw new InvalidFile(root.toString(), "holds more than " + MOST + " files", "join some of them");
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static InvalidFile unsearchable(IOException failure, String directory) {
        String place = failure instanceof java.nio.file.FileSystemException at && at.getFile() != null
                ? at.getFile()
                : directory;
        return new InvalidFile(
                place, "cannot be searched (" + failure.getClass().getSimpleName() + ")", "check its permissions");
    }

    private static String mendForMissing(Path directory) {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "check the path";
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            List<String> names = siblings.filter(Files::isDirectory)
                    .map(sibling -> String.valueOf(sibling.getFileName()))
                    .sorted()
                    .toList();
            return Likeness.nearest(String.valueOf(directory.getFileName()), names)
                    .map(other -> "did you mean \"" + directory.resolveSibling(other) + "\"?")
                    .orElse("check the path");
        } catch (IOException unlisted) {
            return "check the path";
        }
    }
}
