package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a node's file says where evidence comes from. */
class EvidenceFileTest {

    private static final String COUNT = "counts = [ { metric = error-rate, bad = \"e{b=\\\"{build}\\\"}\","
            + " trials = \"t{b=\\\"{build}\\\"}\" } ]";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void waitsForPostsUnlessItIsToldOtherwise() throws IOException {
        assertThat(read("")).isEqualTo(EvidenceSettings.NONE);
    }

    @Test
    void readsEverySourceWithItsDefaults() throws IOException {
        Files.writeString(directory.resolve("r.jsonl"), "");

        EvidenceSettings settings = read(
                "signals { prometheus { url = \"http://127.0.0.1:9090\", " + COUNT + " } }\n"
                        + "validation {}, canary { baseline = \"http://a\", candidate = \"http://b/{build}\", requests = r.jsonl }");

        var signals = settings.signals().orElseThrow();
        assertThat(signals.pace().settle()).isEqualTo(Duration.ofSeconds(15));
        assertThat(signals.pace().compareEvery()).as("nothing is compared").isZero();
        assertThat(signals.prometheus().orElseThrow().counts()).containsOnlyKeys("error-rate");
        assertThat(settings.validation().orElseThrow().concurrency()).isEqualTo(4);
        assertThat(settings.canary().orElseThrow().attempts()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            signals {}                                                          | it is not said who knows of the builds
            signals { webhook { url = "ftp://x" } }                             | "url" must be an http or https address
            signals { webhook { url = "http://x", token = t } }                 | unknown key "token"
            signals { prometheus { url = "http://x" } }                         | nothing is asked of it
            signals { prometheus { url = "http://x", counts = [ { metric = m, bad = up, trials = up } ] } } | with a place for {build}
            signals { prometheus { url = "http://x", values = [ { metric = m, query = "{build}" } ] } }     | "m" is no metric of the metrics file
            signals { webhook { url = "http://x" }, prometheus {} }             | both prometheus and webhook
            signals { webhook { url = "http://x" }, settle = 15 }               | a duration with its unit
            metrics = none.conf                                                 | there is no file
            validation { concurrency = 0 }                                      | a whole number from 1
            canary { baseline = "http://a", candidate = "b", requests = r }     | in which {build} and {release} may stand
            canary { baseline = "http://a", candidate = "http://b", requests = r } | there is no file
            canary {}                                                           | "baseline" is missing
            """)
    void refusesByNameWhatItCannotUse(String text, String why) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidFile.class).hasMessageContaining(why);
    }

    @Test
    void wantsAQueryForEveryMetricThatIsJudged() throws IOException {
        Files.writeString(directory.resolve("m.conf"), "metrics = [ { name = a }, { name = b } ]");

        assertThatThrownBy(() -> read("metrics = m.conf, signals { prometheus { url = \"http://x\", values = [ {"
                        + " metric = a, query = \"{build}\" } ] } }"))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("nothing is asked for the metric \"b\"");
    }

    private EvidenceSettings read(String text) throws IOException {
        return NodeFile.read(Files.writeString(directory.resolve("node.conf"), "node {\n" + text + "\n}\n"))
                .evidence();
    }
}
