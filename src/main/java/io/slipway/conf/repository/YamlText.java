package io.slipway.conf.repository;

import io.slipway.conf.InvalidFile;
import io.slipway.conf.SourceText;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** From a file to the nodes of its documents: plain YAML of bounded size and depth, without aliases and tags. */
final class YamlText {

    /** In bytes: some 30,000 feature views. */
    static final int LIMIT = 16 << 20;

    private static final int DEPTH = 16;

    private static final List<Tag> PLAIN =
            List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private YamlText() {}

    /**
     * The documents of a file, those that hold nothing left out.
     *
     * @throws InvalidFile if it is no such YAML
     */
    static List<Node> documents(Path file) {
        return documents(file.toString(), SourceText.of(file, LIMIT, ".yaml"));
    }

    static List<Node> documents(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LIMIT);
        options.setNestingDepthLimit(DEPTH);
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<Node> documents = new ArrayList<>();
        try {
            for (Node document : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(unmarked))) {
                refuseUnplain(file, document);
                if (!document.getTag().equals(Tag.NULL)) {
                    documents.add(document);
                }
            }
        } catch (MarkedYAMLException wrong) {
            if (reason(wrong).startsWith("Global tag")) {
                throw new InvalidFile(at(file, wrong), "tags such as !!this are not read", "remove the tag");
            }
            throw new InvalidFile(
                    at(file, wrong), "not valid YAML: " + reason(wrong), "check indents, colons and quotes here");
        } catch (YAMLException wrong) {
            throw beyondBounds(file, String.valueOf(wrong.getMessage()));
        }
        return documents;
    }

    private static String at(String file, MarkedYAMLException wrong) {
        var mark = wrong.getProblemMark() == null ? wrong.getContextMark() : wrong.getProblemMark();
        return mark == null ? file : new Place(file, mark.getLine() + 1).toString();
    }

    private static String reason(MarkedYAMLException wrong) {
        return String.valueOf(wrong.getProblem()).replaceAll("\\s+", " ");
    }

    /** The library tells of its limits by sentences only. */
    private static InvalidFile beyondBounds(String file, String message) {
        if (message.contains("epth")) {
            return new InvalidFile(file, "nested too deep", "use at most " + DEPTH + " levels");
        }
        if (message.contains("aliases")) {
            return aliases(file);
        }
        return new InvalidFile(file, "not valid YAML: " + message.replaceAll("\\s+", " "), "check the file");
    }

    private static InvalidFile aliases(String at) {
        return new InvalidFile(at, "anchors and aliases (& and *) are not read", "write the value out");
    }

    private static void refuseUnplain(String file, Node node) {
        if (node.getAnchor() != null) {
            throw aliases(Place.of(file, node).toString());
        }
        if (!PLAIN.contains(node.getTag())) {
            throw new InvalidFile(
                    Place.of(file, node).toString(),
                    "tags such as " + node.getTag() + " are not read",
                    "remove the tag");
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                refuseUnplain(file, entry.getKeyNode());
                refuseUnplain(file, entry.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> refuseUnplain(file, element));
        }
    }
}
