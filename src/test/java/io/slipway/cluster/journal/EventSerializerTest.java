package io.slipway.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cluster.EntityKind;
import io.slipway.machine.Event;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What past versions wrote, kept in golden files, is read by this one, and this one writes it the same. */
class EventSerializerTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/events");

    private final EventSerializer serializer = new EventSerializer();

    static List<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    static List<Event> events() {
        return Arrays.stream(EntityKind.values())
                .flatMap(kind -> Specimen.family(kind.events()))
                .map(Event.class::cast)
                .toList();
    }

    /** A type that is new gets its file by hand: what is written there now is a promise. */
    @ParameterizedTest
    @MethodSource("events")
    void hasAGoldenFileForEveryType(Event event) {
        Path file = GOLDEN.resolve(serializer.manifest(event) + ".json");

        assertThat(file)
                .as("a new event type needs a golden file, holding: "
                        + new String(serializer.toBinary(event), StandardCharsets.UTF_8))
                .exists();
    }

    /** The manifest is the name of the file up to a number, which tells versions of one type apart. */
    @ParameterizedTest
    @MethodSource("golden")
    void readsWhatPastVersionsWrote(Path file) throws IOException {
        String manifest = file.getFileName().toString().replaceFirst("(-[0-9]+)?\\.json$", "");

        Object event = serializer.fromBinary(Files.readAllBytes(file), manifest);

        assertThat(serializer.manifest(event)).isEqualTo(manifest);
        assertThat(serializer.fromBinary(serializer.toBinary(event), manifest)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesEveryTypeSoThatItIsReadAgain(Event event) throws NotSerializableException {
        assertThat(serializer.fromBinary(serializer.toBinary(event), serializer.manifest(event)))
                .isEqualTo(event);
    }

    @Test
    void namesATypeThatALaterVersionWrote() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "train.RunTeleported"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("train.RunTeleported")
                .hasMessageContaining("run the version that wrote it");
    }

    @Test
    void namesATypeWhoseTextALaterVersionChanged() {
        byte[] text =
                "{\"type\":\"AccountJoined\",\"account\":\"account/a\",\"mood\":1}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> serializer.fromBinary(text, "train.AccountJoined"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("train.AccountJoined")
                .hasMessageContaining("run the version that wrote it");
    }
}
