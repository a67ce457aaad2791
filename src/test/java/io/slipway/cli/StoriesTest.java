package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story ends as its file promises, and on both hosts alike. */
class StoriesTest {

    @ParameterizedTest
    @MethodSource("stories")
    void endsAsItsFilePromisesOnBothHosts(Path story) {
        Session kernel = told(story, "kernel");
        Session actors = told(story, "actors");

        assertThat(kernel.err()).isEmpty();
        assertThat(actors.err()).isEmpty();
        assertThat(kernel.code()).isEqualTo(Exit.DONE);
        assertThat(actors.code()).isEqualTo(Exit.DONE);
        assertThat(kernel.document().at("/journalSha256").asText()).hasSize(64);
        assertThat(actors.document().at("/journalSha256"))
                .isEqualTo(kernel.document().at("/journalSha256"));
    }

    private static Session told(Path story, String host) {
        return Session.of("simulate", story.toString(), "--host", host, "--json", "--expect");
    }

    private static List<Path> stories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("simulations"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
