package io.slipway.cluster;

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
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.Policy;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.util.List;

/**
 * Events as JSON: {@code {"type":"UpdateStarted","order":1,...}}, their components in the order of declaration, instants and durations as
 * ISO 8601. The machines stay free of it: what it must know about them stands here.
 */
public final class EventFormat {

    private static final List<Class<? extends Event>> FAMILIES =
            List.of(TrainEvent.class, WaveEvent.class, AccountEvent.class, StreamEvent.class);

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
        builder.addMixIn(CellRunner.class, Typed.class);
        builder.registerSubtypes(CellRunner.class.getPermittedSubclasses());
        builder.addMixIn(Policy.class, WithoutAbsent.class);
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

    /** What a policy does not have is not written: journals from before it could have it stay as they are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface WithoutAbsent {}
}
