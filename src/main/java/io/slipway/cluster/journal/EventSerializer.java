package io.slipway.cluster.journal;

import akka.serialization.SerializerWithStringManifest;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.Event;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes events to the journal as JSON, each type under its own manifest: {@code train.RunOpened}. */
public final class EventSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 740_001;

    /** By manifest. */
    private static final Map<String, Class<? extends Event>> FAMILIES = families();

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
        Class<? extends Event> family = FAMILIES.get(manifest);
        if (family == null) {
            throw new NotSerializableException("the journal holds an event \"" + manifest
                    + "\" that this version does not know; run the version that wrote it, or a later one");
        }
        return family;
    }

    private static Map<String, Class<? extends Event>> families() {
        Map<String, Class<? extends Event>> families = new HashMap<>();
        for (EntityKind kind : EntityKind.values()) {
            for (Class<?> event : kind.events().getPermittedSubclasses()) {
                families.put(kind.text() + "." + event.getSimpleName(), kind.events());
            }
        }
        return Map.copyOf(families);
    }
}
