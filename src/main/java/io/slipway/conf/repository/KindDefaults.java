package io.slipway.conf.repository;

import io.slipway.feature.Kind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/** The repo config, {@code repo.yaml}: what objects of a kind leave out (DOMAIN 4.2). */
final class KindDefaults {

    private static final List<Kind> KINDS =
            List.of(Kind.BATCH_FEATURE_VIEW, Kind.STREAM_FEATURE_VIEW, Kind.FEATURE_TABLE, Kind.FEATURE_SERVICE);

    private final Map<Kind, YamlBlock> blocks;

    private KindDefaults(Map<Kind, YamlBlock> blocks) {
        this.blocks = blocks;
    }

    static KindDefaults none() {
        return new KindDefaults(new EnumMap<>(Kind.class));
    }

    /** The block of an object over the defaults of its kind. */
    YamlBlock under(Kind kind, YamlBlock own) {
        YamlBlock defaults = blocks.get(kind);
        return defaults == null ? own : own.over(defaults);
    }

    static KindDefaults read(Path file, ObjectParts parts, Collected collected) {
        Map<Kind, YamlBlock> blocks = new EnumMap<>(Kind.class);
        List<Node> documents = YamlText.documents(file);
        if (documents.size() > 1) {
            collected.report(
                    Place.of(file.toString(), documents.get(1)),
                    "the repo config is one document",
                    "remove the others");
        }
        if (documents.isEmpty()) {
            return none();
        }
        YamlBlock root =
                YamlBlock.of(collected, "the repo config", new YamlBlock.Value(file.toString(), documents.get(0)));
        root.block("defaults").ifPresent(defaults -> {
            SortedMap<String, Kind> names = new TreeMap<>();
            KINDS.forEach(kind -> names.put(kind.written(), kind));
            names.forEach((name, kind) -> defaults.block(name).ifPresent(block -> {
                parts.defaults(kind, block);
                block.end();
                blocks.put(kind, block);
            }));
            defaults.end();
        });
        root.end();
        return new KindDefaults(blocks);
    }
}
