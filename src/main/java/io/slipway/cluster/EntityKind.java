package io.slipway.cluster;

import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.slipway.account.Account;
import io.slipway.account.AccountEvent;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamJob;
import io.slipway.train.ReleaseTrain;
import io.slipway.train.TrainEvent;
import io.slipway.wave.Wave;
import io.slipway.wave.WaveEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of entities: the machine of each, and the events it journals. */
public enum EntityKind {
    TRAIN(new ReleaseTrain(), TrainEvent.class),
    WAVE(new Wave(), WaveEvent.class),
    ACCOUNT(new Account(), AccountEvent.class),
    JOB(new StreamJob(), StreamEvent.class);

    private static final Map<String, EntityKind> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntityKind::text, kind -> kind));

    @SuppressWarnings("ImmutableEnumChecker") // A machine keeps no state, so one serves all.
    private final Machine<?, Command, ? extends Event> machine;

    private final Class<? extends Event> events;
    private final String text = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings({"ImmutableEnumChecker", "unchecked"
    }) // It is a name; and a class literal knows no type arguments.
    private final EntityTypeKey<Delivery<Command>> key =
            EntityTypeKey.create((Class<Delivery<Command>>) (Class<?>) Delivery.class, text);

    EntityKind(Machine<?, Command, ? extends Event> machine, Class<? extends Event> events) {
        this.machine = machine;
        this.events = events;
    }

    /** Its decisions. */
    @SuppressWarnings("unchecked") // An actor keeps each entity's state beside its machine, so they always fit.
    public Machine<Object, Command, Event> machine() {
        return (Machine<Object, Command, Event>) machine;
    }

    /** The family of its events. */
    public Class<? extends Event> events() {
        return events;
    }

    /** As addresses and the journal write it. */
    public String text() {
        return text;
    }

    /** How cluster sharding calls it. */
    public EntityTypeKey<Delivery<Command>> key() {
        return key;
    }

    /** The kind of an entity; empty for a port or a person, which no machine stands for. */
    public static Optional<EntityKind> of(EntityId id) {
        return Optional.ofNullable(BY_TEXT.get(id.kind()));
    }

    /** The kind of an event. */
    public static EntityKind of(Event event) {
        for (EntityKind kind : values()) {
            if (kind.events.isInstance(event)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no machine journals " + event);
    }
}
