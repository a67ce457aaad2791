package io.slipway.cluster;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.slipway.account.AccountEvent;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.Materialization;
import io.slipway.feature.StreamChange;
import io.slipway.feature.Workspace;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.Part;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.stream.Definition;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.util.List;
import java.util.Optional;

/**
 * Events as JSON: {@code {"type":"UpdateStarted","order":1,...}}, their components in the order of declaration, instants and durations as
 * ISO 8601. The machines stay free of it: what it must know about them stands here.
 */
public final class EventFormat {

    private static final List<Class<? extends Event>> FAMILIES =
            List.of(TrainEvent.class, WaveEvent.class, AccountEvent.class, StreamEvent.class);

    /** Sealed families that events are made of. */
    private static final List<Class<?>> PARTS =
            List.of(FeatureObject.class, StreamChange.class, CellRunner.class, Part.class);

    /** Values that answer questions, which are no components. */
    private static final List<Class<?>> ASKED = List.of(Workspace.class, Materialization.class);

    /** Events that came to have a definition after the first journals were written: without one they are written as before. */
    private static final List<Class<?>> DEFINED = List.of(
            StreamEvent.Deployed.class,
            StreamEvent.TargetSet.class,
            StreamEvent.HandoffStarted.class,
            StreamEvent.Rebuilt.class);

    private final ObjectMapper mapper;

    public EventFormat() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(names())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        for (Class<? extends Event> family : FAMILIES) {
            builder.addMixIn(family, Typed.class);
            builder.registerSubtypes(family.getPermittedSubclasses());
        }
        for (Class<?> part : PARTS) {
            builder.addMixIn(part, Typed.class);
            builder.registerSubtypes(part.getPermittedSubclasses());
        }
        builder.addMixIn(Policy.class, WithoutAbsent.class);
        builder.addMixIn(Stage.class, WithoutAbsent.class);
        ASKED.forEach(value -> builder.addMixIn(value, Components.class));
        DEFINED.forEach(event -> builder.addMixIn(event, Defined.class));
        mapper = builder.build();
    }

    /** Writes any event. */
    public ObjectWriter writer() {
        return mapper.writer();
    }

    /**
     * Reads an event of a family, such as {@code TrainEvent.class}.
     *
     * @throws IllegalArgumentException if the text is no event of it
     */
    public <E extends Event> E read(String json, Class<E> family) {
        try {
            return mapper.readValue(json, family);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not a " + family.getSimpleName() + ": " + json, unreadable);
        }
    }

    private static SimpleModule names() {
        return new SimpleModule()
                .addSerializer(EntityId.class, ToStringSerializer.instance)
                .addSerializer(Build.class, ToStringSerializer.instance)
                .addSerializer(CellId.class, ToStringSerializer.instance)
                .addDeserializer(CellId.class, new FromText<>(CellId.class, CellId::parse))
                .addDeserializer(EntityId.class, new FromText<>(EntityId.class, EntityId::new))
                .addDeserializer(Build.class, new FromText<>(Build.class, Build::new));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    /** What a policy or a stage does not have is not written: journals from before it could have it stay as they are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface WithoutAbsent {}

    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface Components {}

    interface Defined {

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Definition> definition();
    }
}
