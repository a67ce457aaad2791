package io.slipway.cli.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.account.AccountEvent;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.stream.StreamEvent;
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

/**
 * What happened to one account and its stream jobs, as JSON Lines in {@code DIR/.slipway/ACCOUNT.jsonl}. Events are on the disk before
 * anything is done about them. A last line without its end was being written when the writer died: it never happened, and is cut off.
 */
public final class LocalJournal implements AutoCloseable {

    /** How many events of the same decision follow; left out at the last. */
    private static final String MORE = "more";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final EventFormat format = new EventFormat();
    private final Path file;
    private final FileChannel channel;
    private final List<Entry> entries;
    private final boolean torn;

    /** One line. */
    public record Entry(Instant at, EntityId entity, Event event) {}

    private LocalJournal(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        byte[] bytes = Files.readAllBytes(file);
        String whole = whole(file, new String(bytes, StandardCharsets.UTF_8));
        int length = whole.getBytes(StandardCharsets.UTF_8).length;
        this.torn = length < bytes.length;
        this.entries = parse(file, whole);
        channel.position(length);
    }

    /** Up to the last decision that is there with all its events. */
    private static String whole(Path file, String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        while (!whole.isEmpty()) {
            int last = whole.lastIndexOf('\n', whole.length() - 2) + 1;
            if (line(file, 0, whole.substring(last)).path(MORE).asInt() == 0) {
                break;
            }
            whole = whole.substring(0, last);
        }
        return whole;
    }

    private static JsonNode line(Path file, int number, String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException spoilt) {
            throw spoilt(file, number);
        }
    }

    /** Where the journal of an account lies. */
    public static Path file(Path state, String account) {
        return state.resolve(account + ".jsonl");
    }

    /** What a journal holds, without touching it; empty if there is none. */
    public static List<Entry> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return parse(file, whole(file, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw unreachable(file, unreadable);
        }
    }

    /** Opens a journal to write it; empty if another process is writing it. */
    public static Optional<LocalJournal> open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new LocalJournal(file, channel));
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

    /** Appends events of one decision and forces them to the disk; a decision of which not all is there never happened. */
    void append(Instant at, EntityId entity, List<? extends Event> events) {
        StringBuilder lines = new StringBuilder();
        int more = events.size();
        for (Event event : events) {
            more--;
            Entry entry = new Entry(at, entity, event);
            entries.add(entry);
            lines.append("{\"seq\":")
                    .append(entries.size())
                    .append(",\"at\":\"")
                    .append(at);
            lines.append("\",\"entity\":").append(quoted(entity)).append(",\"event\":");
            lines.append(written(event));
            lines.append(more > 0 ? ",\"" + MORE + "\":" + more + "}\n" : "}\n");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            if (torn && channel.size() > channel.position()) {
                channel.truncate(channel.position());
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException full) {
            throw unreachable(file, full);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether the last writer died while it wrote. */
    public boolean isTorn() {
        return torn;
    }

    private String written(Event event) {
        try {
            return format.writer().writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event can always be written", impossible);
        }
    }

    private static String quoted(EntityId entity) {
        return MAPPER.getNodeFactory().textNode(entity.path()).toString();
    }

    private static List<Entry> parse(Path file, String text) {
        EventFormat format = new EventFormat();
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            JsonNode node = line(file, number, line);
            try {
                EntityId entity = new EntityId(node.path("entity").asText());
                String event = node.path("event").toString();
                entries.add(new Entry(
                        Instant.parse(node.path("at").asText()),
                        entity,
                        entity.kind().equals("account")
                                ? format.read(event, AccountEvent.class)
                                : format.read(event, StreamEvent.class)));
            } catch (RuntimeException spoilt) {
                throw spoilt(file, number);
            }
        }
        return entries;
    }

    private static Complaint spoilt(Path file, int number) {
        return Complaint.badInput(
                file + (number > 0 ? ":" + number : "") + ": this is no line of an account's journal",
                "restore the file from a copy, or move it away to begin anew");
    }

    private static Complaint unreachable(Path file, IOException reason) {
        return Complaint.unreachable(
                "cannot use " + file + ": " + reason.getClass().getSimpleName() + " " + reason.getMessage(),
                "make the directory writable, or name another with --state");
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
