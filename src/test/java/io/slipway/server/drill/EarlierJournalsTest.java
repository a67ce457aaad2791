package io.slipway.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.journal.EventSerializer;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.server.trial.JournalWitness.Recorded;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.train.TrainEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I16: journals that earlier versions wrote, of whole weeks with regressions, patches, roll-backs and applies, replay: each event is
 * read, each state is folded and says what it owes, and every rule holds. A file is named by the month of its version.
 */
class EarlierJournalsTest {

    private static final Path JOURNALS = Path.of("src/test/resources/journals");

    private final ObjectMapper json = new ObjectMapper();
    private final EventSerializer serializer = new EventSerializer();

    static List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(JOURNALS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("journals")
    void replays(Path file) throws IOException {
        List<Recorded> journal = read(file);
        TrainEvent.Commissioned founding =
                (TrainEvent.Commissioned) journal.get(0).event();
        Invariants rules = new Invariants(new SlipwayMachines());
        JournalStory story = new JournalStory(new Panorama(founding.policy(), founding.baseline(), rules));

        story.tell(journal);

        assertThat(rules.violations()).isEmpty();
        assertThat(rules.checked()).isPositive();
        Instant end = journal.get(journal.size() - 1).at();
        assertThat(story.states())
                .allSatisfy((entity, state) -> assertThat(
                                EntityKind.of(entity).orElseThrow().machine().owed(state, end))
                        .isNotNull());
    }

    private List<Recorded> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(this::recorded).toList();
        }
    }

    private Recorded recorded(String line) {
        try {
            JsonNode node = json.readTree(line);
            EntityId entity = new EntityId(node.get("entity").textValue());
            JsonNode event = node.get("event");
            String manifest = entity.kind() + "." + event.get("type").textValue();
            byte[] text = event.toString().getBytes(StandardCharsets.UTF_8);
            return new Recorded(
                    Instant.parse(node.get("at").textValue()), entity, (Event) serializer.fromBinary(text, manifest));
        } catch (IOException unreadable) {
            throw new AssertionError(line, unreadable);
        }
    }
}
