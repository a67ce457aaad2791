package io.slipway.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The journal as JSON Lines, and the SHA-256 of its bytes. */
public final class JsonJournal implements Journal, AutoCloseable {

    private final MessageDigest digest = sha256();
    private final JsonGenerator json;
    private final ObjectWriter events = new EventFormat().writer();
    private Instant lastInstant = Instant.MIN;
    private String lastText = "";

    /** @param target where the lines go; it is closed with the journal */
    public JsonJournal(OutputStream target) {
        try {
            json = events.createGenerator(new DigestOutputStream(target, digest));
            json.setRootValueSeparator(null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A journal of which only the digest is kept. */
    public static JsonJournal digestOnly() {
        return new JsonJournal(OutputStream.nullOutputStream());
    }

    @Override
    public void append(long sequence, Instant at, EntityId entity, Event event) {
        try {
            json.writeStartObject();
            json.writeNumberField("seq", sequence);
            json.writeStringField("at", text(at));
            json.writeStringField("entity", entity.path());
            json.writeFieldName("event");
            events.writeValue(json, event);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The digest of all that was appended. Nothing may be appended after. */
    public String sha256Hex() {
        try {
            json.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    /** Many events share an instant, and text costs more than the comparison. */
    private String text(Instant at) {
        if (!at.equals(lastInstant)) {
            lastInstant = at;
            lastText = at.toString();
        }
        return lastText;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
