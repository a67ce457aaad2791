package io.slipway.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.terminal.Complaint;
import io.slipway.cluster.EntityKind;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.stream.StreamEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalJournalTest {

    private static final Set<EntityKind> JOBS = Set.of(EntityKind.JOB);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final EntityId CLICKS = new EntityId("job/acme/clicks");
    private static final EntityId RIDES = new EntityId("job/acme/rides");

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeOneEventAndThenADecisionOfTwo() {
        file = directory.resolve("state/journal.jsonl");
        try (LocalJournal journal = LocalJournal.open(file, JOBS).orElseThrow()) {
            journal.append(NOON, CLICKS, List.of(event(1)));
            journal.append(NOON.plusSeconds(1), RIDES, List.of(event(2), event(3)));
        }
    }

    @Test
    void remembersWhatWasAppended() {
        assertThat(LocalJournal.read(file, JOBS))
                .containsExactly(
                        new LocalJournal.Entry(NOON, CLICKS, event(1)),
                        new LocalJournal.Entry(NOON.plusSeconds(1), RIDES, event(2)),
                        new LocalJournal.Entry(NOON.plusSeconds(1), RIDES, event(3)));
        assertThat(LocalJournal.read(directory.resolve("none"), JOBS)).isEmpty();
    }

    @Test
    void knowsOnlyWholeDecisionsWhereverItIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int decided = length < first ? 0 : 1;

            assertThat(LocalJournal.read(file, JOBS))
                    .as("cut after %d bytes", length)
                    .hasSize(decided);
            try (LocalJournal journal = LocalJournal.open(file, JOBS).orElseThrow()) {
                assertThat(journal.isTorn()).as("cut after %d bytes", length).isEqualTo(length != 0 && length != first);
                journal.append(NOON, RIDES, List.of(event(4)));
                assertThat(journal.entries()).hasSize(decided + 1);
            }
            assertThat(LocalJournal.read(file, JOBS))
                    .as("cut after %d bytes, and written to", length)
                    .hasSize(decided + 1);
        }
    }

    @Test
    void belongsToOneProcessAtATime() {
        try (LocalJournal first = LocalJournal.open(file, JOBS).orElseThrow()) {
            assertThat(first.isTorn()).isFalse();
            assertThat(LocalJournal.open(file, JOBS)).isEmpty();
        }
        LocalJournal.open(file, JOBS).orElseThrow().close();
    }

    @Test
    void saysWhichLineIsNone() throws IOException {
        List<String> lines = Files.readAllLines(file);

        Files.write(file, List.of(lines.get(0), lines.get(2)));
        assertSpoilt(":2: this is not line 2 of such a journal");

        Files.write(file, List.of("rubbish"));
        assertSpoilt(":1: this is not line 1 of such a journal");
    }

    @Test
    void refusesEntitiesOfAnotherKind() {
        assertThatThrownBy(() -> LocalJournal.open(file, Set.of(EntityKind.TRAIN)))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(":1: this is not line 1");

        LocalJournal.open(file, JOBS).orElseThrow().close();
    }

    @Test
    void saysThatItsPlaceCannotBeUsed() throws IOException {
        Path occupied = Files.createFile(directory.resolve("occupied"));

        assertThatThrownBy(() -> LocalJournal.open(occupied.resolve("journal.jsonl"), JOBS))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("cannot use");
    }

    private void assertSpoilt(String message) {
        assertThatThrownBy(() -> LocalJournal.read(file, JOBS))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(message);
    }

    private static Event event(long epoch) {
        return new StreamEvent.BlueDrained(epoch);
    }
}
