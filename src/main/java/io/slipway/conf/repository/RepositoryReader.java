package io.slipway.conf.repository;

import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Likeness;
import io.slipway.conf.repository.DeclaredFiles.Places;
import io.slipway.feature.Declaration;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.Kind;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the directory of a feature repository: its documents, each an object or the repository itself, and the repo config. */
public final class RepositoryReader {

    /** The kind of the one document that tells of the repository as a whole. */
    static final String REPOSITORY = "repository";

    private static final List<String> KINDS = Stream.concat(
                    Stream.of(REPOSITORY), Arrays.stream(Kind.values()).map(Kind::written))
            .toList();

    private final Collected collected = new Collected();
    private final List<FeatureObject> objects = new ArrayList<>();
    private final Places places = new Places(new LinkedHashMap<>());
    private final Options options;
    private Optional<Head> head = Optional.empty();

    /**
     * How to read.
     *
     * @param config another repo config than {@code repo.yaml}
     * @param workspace the kind of the workspace, if not as declared
     * @param catalogue tells which minors there are
     */
    public record Options(Optional<Path> config, Optional<Workspace.Kind> workspace, PlatformCatalogue catalogue) {}

    /** The document of kind {@code repository}. */
    private record Head(String sdk, Workspace workspace, Place place) {}

    private RepositoryReader(Options options) {
        this.options = options;
    }

    /** @throws InvalidFile with all that is wrong in any of the files, by file and line */
    public static DeclaredFiles read(Path directory, Options options) {
        return new RepositoryReader(options).read(directory);
    }

    private DeclaredFiles read(Path directory) {
        RepositoryFiles files = RepositoryFiles.in(directory, options.config());
        ObjectParts parts = new ObjectParts(options.catalogue().train());
        ObjectReader reader = new ObjectReader(parts, config(files, parts));
        for (Path file : files.declarations()) {
            try {
                YamlText.documents(file)
                        .forEach(node -> document(new YamlBlock.Value(file.toString(), node), reader, parts));
            } catch (InvalidFile wrong) {
                collected.include(wrong);
            }
        }
        if (head.isEmpty() && collected.isEmpty()) {
            throw new InvalidFile(
                    directory.toString(),
                    "no document says with which SDK and to which workspace it is applied",
                    "add one: { kind: repository, sdk: \"0.9.1\", workspace: { name: prod, kind: live } }");
        }
        collected.end();
        return new DeclaredFiles(
                directory.toString(),
                new Declaration(head.orElseThrow().sdk(), head.orElseThrow().workspace(), objects),
                places);
    }

    private KindDefaults config(RepositoryFiles files, ObjectParts parts) {
        try {
            return files.config()
                    .map(file -> KindDefaults.read(file, parts, collected))
                    .orElseGet(KindDefaults::none);
        } catch (InvalidFile wrong) {
            collected.include(wrong);
            return KindDefaults.none();
        }
    }

    private void document(YamlBlock.Value value, ObjectReader reader, ObjectParts parts) {
        YamlBlock block = YamlBlock.of(collected, "a document", value);
        if (!(value.node() instanceof MappingNode)) {
            return;
        }
        if (!block.has("kind")) {
            block.report("kind", "a document without a kind", "add kind: " + Kind.BATCH_FEATURE_VIEW.written());
            return;
        }
        String kind = block.get("kind", Formats.TEXT);
        Optional<Kind> known = Kind.of(kind);
        if (kind.equals(REPOSITORY)) {
            head(block, parts);
        } else if (known.isPresent()) {
            YamlBlock effective = reader.effective(known.get(), block);
            FeatureObject object = reader.read(known.get(), effective);
            objects.add(object);
            places.add(object.name(), effective);
        } else {
            block.report("kind", "there is no kind \"" + kind + "\"", Likeness.mend(kind, KINDS));
        }
    }

    private void head(YamlBlock block, ObjectParts parts) {
        Optional<String> sdk = parts.versions().find(block, "sdk");
        if (sdk.isEmpty()) {
            block.report("sdk", "\"sdk\" is missing", "add sdk: \"0.9.1\"");
        }
        Optional<YamlBlock> workspace = block.block("workspace");
        Format<Workspace.Kind> kinds = Formats.choice(Workspace.Kind.class);
        String name = workspace.map(own -> own.get("name", ObjectParts.NAME)).orElse("default");
        Workspace.Kind kind = workspace.map(own -> own.get("kind", kinds)).orElse(Workspace.Kind.DEVELOPMENT);
        workspace.ifPresent(YamlBlock::end);
        block.end();
        if (head.isPresent()) {
            block.report(
                    "kind",
                    "a second document of kind " + REPOSITORY + ", after "
                            + head.get().place(),
                    "remove one of them");
        }
        head = Optional.of(new Head(
                sdk.orElse("0.0.0"), new Workspace(name, options.workspace().orElse(kind)), block.place()));
    }
}
