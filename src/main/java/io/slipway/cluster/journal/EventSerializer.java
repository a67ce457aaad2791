package io.slipway.cluster.journal;

import akka.serialization.SerializerWithStringManifest;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.Event;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes events to the journal as JSON, each type under its own manifest: {@code train.RunOpened}. */
public final class EventSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 740_001;

    private final EventFormat format = new EventFormat();

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object event) {
        return manifestOf((Event) event);
    }

    /** The kind of the entity, a dot, and the simple name of the event's record. */
    public static String manifestOf(Event event) {
        return EntityKind.of(event).text() + "." + event.getClass().getSimpleName();
    }

    @Override
    public byte[] toBinary(Object event) {
        try {
            return format.writer().writeValueAsBytes(event);
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot write " + event, impossible);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        Class<? extends Event> family = family(manifest);
        try {
            return format.read(new String(bytes, StandardCharsets.UTF_8), family);
        } catch (IllegalArgumentException unreadable) {
            NotSerializableException failure = new NotSerializableException("the journal holds a " + manifest
                    + " that this version cannot read; run the version that wrote it, or a later one: "
                    + unreadable.getMessage());
            failure.initCause(unreadable);
            throw failure;
        }
    }

    private static Class<? extends Event> family(String manifest) throws NotSerializableException {
        int dot = manifest.indexOf('.');
        String kind = manifest.substring(0, Math.max(0, dot)).toUpperCase(Locale.ROOT);
        String type = manifest.substring(dot + 1);
        return Arrays.stream(EntityKind.values())
                .filter(each -> each.name().equals(kind))
                .map(EntityKind::events)
                .filter(family -> Arrays.stream(family.getPermittedSubclasses())
                        .anyMatch(permitted -> permitted.getSimpleName().equals(type)))
                .findFirst()
                .orElseThrow(() -> new NotSerializableException("the journal holds an event \"" + manifest
                        + "\" that this version does not know; run the version that wrote it, or a later one"));
    }
}
