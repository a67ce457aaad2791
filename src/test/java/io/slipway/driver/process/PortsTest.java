package io.slipway.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two processes are told the same port, whichever node starts them. */
class PortsTest {

    private static final EntityId CLICKS = EntityId.of("job", "acme/clicks");

    @TempDir
    private Path root;

    @Test
    void keepsAPortThatWasTakenThoughNobodyListensThereYet() throws IOException {
        Ports ports = new Ports(root);
        int first = ports.take("one");
        Files.writeString(root.resolve(String.valueOf(first)), "still there\n");

        for (int i = 0; i < 50; i++) {
            assertThat(ports.take("another")).isNotEqualTo(first);
        }
        assertThat(Files.readString(root.resolve(String.valueOf(first)))).isEqualTo("still there\n");
    }

    @Test
    void agreesOnOnePortWithTheOtherNodesAndGivesItBack() throws IOException {
        JobDirectory here = new JobDirectory(root, CLICKS);
        JobDirectory there = new JobDirectory(root, CLICKS);

        here.intend(1, 1);
        there.intend(1, 1);

        assertThat(there.port(1, 1)).isEqualTo(here.port(1, 1)).isPresent();
        assertThat(taken()).containsExactly(String.valueOf(here.port(1, 1).orElseThrow()));

        here.giveBackPorts(1, 1);
        there.giveBackPorts(1, 1);
        assertThat(taken()).isEmpty();
    }

    private List<String> taken() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("ports"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
