package io.slipway.cluster.journal;

import akka.serialization.SerializerWithStringManifest;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The event, or an {@link Unreadable} in its place. */
    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        Optional<Class<? extends Event>> family = family(manifest);
        if (family.isEmpty()) {
            return new Unreadable(manifest, "does not know");
        }
        try {
            return format.read(new String(bytes, StandardCharsets.UTF_8), family.get());
        } catch (IllegalArgumentException unreadable) {
            return new Unreadable(manifest, "cannot read (" + unreadable.getMessage() + ")");
        }
    }

    private static Optional<Class<? extends Event>> family(String manifest) {
        int dot = manifest.indexOf('.');
        String kind = manifest.substring(0, Math.max(0, dot)).toUpperCase(Locale.ROOT);
        String type = manifest.substring(dot + 1);
        return Arrays.stream(EntityKind.values())
                .filter(each -> each.name().equals(kind))
                .<Class<? extends Event>>map(EntityKind::events)
                .filter(family -> Arrays.stream(family.getPermittedSubclasses())
                        .anyMatch(permitted -> permitted.getSimpleName().equals(type)))
                .findFirst();
    }
}
