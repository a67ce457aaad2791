package io.slipway.conf.repository;

import io.slipway.feature.FeatureRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Repositories as tests write them. */
final class Written {

    static final String HEAD = """
            kind: repository
            sdk: "0.8.3"
            workspace: { name: prod, kind: live }
            """;

    private Written() {}

    static Path file(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static DeclaredFiles read(Path directory) {
        return RepositoryReader.read(
                directory, new RepositoryReader.Options(Optional.empty(), Optional.empty(), CatalogueReader.example()));
    }

    /** Of one document beside the head. */
    static FeatureRepository repository(Path directory, String document) {
        file(directory, "head.yaml", HEAD);
        file(directory, "view.yaml", document);
        return read(directory).declaration().repository();
    }
}
