package io.slipway.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to some entities, as JSON Lines in a file that one process has open. Events are on the disk before anything is done about
 * them. Those of one decision are there together or not at all: what was being written when the writer died never happened, and is cut
 * off.
 */
public final class LocalJournal implements AutoCloseable {

    /** How many events of the same decision follow; left out at the last. */
    private static final String MORE = "more";

    /** In bytes. A validation of a thousand cells with a hundred attempts each stays below it. */
    private static final long LIMIT = 256L << 20;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final EventFormat FORMAT = new EventFormat();
    private static final ObjectWriter EVENTS = FORMAT.writer();

    private final Path file;
    private final FileChannel channel;
    private final List<Entry> entries;
    private final boolean torn;

    /** One line. */
    public record Entry(Instant at, EntityId entity, Event event) {}

    /** @param length of the whole decisions, in bytes */
    private record Past(List<Entry> entries, int length, boolean torn) {}

    private LocalJournal(Path file, FileChannel channel, Set<EntityKind> kinds) throws IOException {
        this.file = file;
        this.channel = channel;
        Past past = past(file, kinds);
        this.entries = past.entries();
        this.torn = past.torn();
        channel.truncate(past.length());
        channel.position(past.length());
    }

    /** What a journal of entities of these kinds holds, without touching it; empty if there is none. */
    public static List<Entry> read(Path file, Set<EntityKind> kinds) {
        try {
            return Files.isRegularFile(file) ? past(file, kinds).entries() : List.of();
        } catch (IOException unreadable) {
            throw unreachable(file, unreadable);
        }
    }

    /** Opens a journal to write it, and makes it and its directory if need be; empty if another process has it open. */
    public static Optional<LocalJournal> open(Path file, Set<EntityKind> kinds) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Optional<LocalJournal> journal = Optional.empty();
            try {
                if (isLocked(channel)) {
                    journal = Optional.of(new LocalJournal(file, channel, kinds));
                }
            } finally {
                if (journal.isEmpty()) {
                    channel.close();
                }
            }
            return journal;
        } catch (IOException unreachable) {
            throw unreachable(file, unreachable);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    /** Appends the events of one decision and forces them to the disk. */
    public void append(Instant at, EntityId entity, List<? extends Event> events) {
        StringBuilder lines = new StringBuilder();
        try {
            for (int more = events.size() - 1; more >= 0; more--) {
                Entry entry = new Entry(at, entity, events.get(events.size() - 1 - more));
                entries.add(entry);
                lines.append(line(entry, entries.size(), more)).append('\n');
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException full) {
            throw unreachable(file, full);
        }
    }

    private static String line(Entry entry, int number, int more) throws JsonProcessingException {
        ObjectNode line = MAPPER.createObjectNode()
                .put("seq", number)
                .put("at", entry.at().toString())
                .put("entity", entry.entity().path())
                .putRawValue("event", new RawValue(EVENTS.writeValueAsString(entry.event())));
        if (more > 0) {
            line.put(MORE, more);
        }
        return MAPPER.writeValueAsString(line);
    }

    /** What happened so far, before it was opened and since. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether the last writer died while it wrote. */
    public boolean isTorn() {
        return torn;
    }

    /** Up to the last decision that is there with all its events. */
    private static Past past(Path file, Set<EntityKind> kinds) throws IOException {
        if (Files.size(file) > LIMIT) {
            throw Complaint.badInput(file + ": larger than " + LIMIT + " bytes", "name another with --state");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<Entry> entries = new ArrayList<>();
        List<Entry> decision = new ArrayList<>();
        int length = 0;
        int begin = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                int number = entries.size() + decision.size() + 1;
                String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
                begin = end + 1;
                if (add(decision, text, number, file, kinds)) {
                    entries.addAll(decision);
                    decision.clear();
                    length = begin;
                }
            }
        }
        return new Past(entries, length, length < bytes.length);
    }

    /** Adds a line to its decision; returns whether that is whole now. */
    private static boolean add(List<Entry> decision, String text, int number, Path file, Set<EntityKind> kinds) {
        try {
            JsonNode line = MAPPER.readTree(text);
            EntityId entity = new EntityId(line.path("entity").asText());
            EntityKind kind = EntityKind.of(entity).filter(kinds::contains).orElseThrow();
            if (line.path("seq").asInt() != number) {
                throw new IllegalArgumentException("a line is missing before it");
            }
            decision.add(new Entry(
                    Instant.parse(line.path("at").asText()),
                    entity,
                    FORMAT.read(line.path("event").toString(), kind.events())));
            return line.path(MORE).asInt() == 0;
        } catch (JsonProcessingException | RuntimeException spoilt) {
            throw Complaint.badInput(
                    file + ":" + number + ": this is not line " + number + " of such a journal",
                    "restore the file from a copy, move it away to begin anew, or name another with --state");
        }
    }

    private static Complaint unreachable(Path file, IOException reason) {
        return Complaint.unreachable(
                "cannot use " + file + ": " + reason.getClass().getSimpleName() + " " + reason.getMessage(),
                "make room there, make the directory writable, or name another with --state");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException late) {
            throw unreachable(file, late);
        }
    }
}
