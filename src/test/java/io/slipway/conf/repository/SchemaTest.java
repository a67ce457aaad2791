package io.slipway.conf.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.feature.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documented schema and the reader know the same fields. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void documentsEachFieldThatIsRead(Kind kind) {
        var node = YamlText.documents("t", "kind: " + kind.written() + "\nname: v\nsource: s\n")
                .get(0);
        YamlBlock block = YamlBlock.of(new Collected(), "it", new YamlBlock.Value("t", node));
        new ObjectReader(new ObjectParts(CatalogueReader.example().train()), KindDefaults.none()).read(kind, block);

        Set<String> documented = new TreeSet<>(fields(kind.written()));
        if (kind == Kind.STREAM_FEATURE_VIEW) {
            documented.addAll(fields(Kind.BATCH_FEATURE_VIEW.written()));
        }

        assertThat(block.known()).containsExactlyInAnyOrderElementsOf(documented);
    }

    private static List<String> fields(String heading) {
        String text = SchemaText.text();
        int begin = text.indexOf("\n## " + heading + "\n");
        String section = text.substring(begin, text.indexOf("\n## ", begin + 4));
        return Pattern.compile("(?m)^\\| `([a-z_]+)`")
                .matcher(section)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
