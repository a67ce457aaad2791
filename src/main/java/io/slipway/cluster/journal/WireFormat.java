package io.slipway.cluster.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.slipway.cluster.FromText;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/**
 * States and commands as JSON, which are never kept for long: a snapshot that cannot be read is passed over, and nodes of one cluster
 * are of one version or the next. So types go by the names of their classes, which the journal's events do not.
 */
final class WireFormat {

    private static final String HOUSE = "io.slipway.";

    private WireFormat() {}

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new PersistentCollections())
                .addModule(names())
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .setDefaultTyping(new SealedTyping(validator()))
                .build();
    }

    private static PolymorphicTypeValidator validator() {
        return BasicPolymorphicTypeValidator.builder().allowIfSubType(HOUSE).build();
    }

    private static SimpleModule names() {
        return new SimpleModule("names")
                .addSerializer(EntityId.class, ToStringSerializer.instance)
                .addSerializer(Build.class, ToStringSerializer.instance)
                .addDeserializer(EntityId.class, new FromText<>(EntityId.class, EntityId::new))
                .addDeserializer(Build.class, new FromText<>(Build.class, Build::new))
                .addKeyDeserializer(EntityId.class, new EntityKeys());
    }

    /** Only where the declared type leaves open which record it is, the text says so. */
    private static final class SealedTyping extends ObjectMapper.DefaultTypeResolverBuilder {

        private static final long serialVersionUID = 1L;

        SealedTyping(PolymorphicTypeValidator validator) {
            super(ObjectMapper.DefaultTyping.NON_FINAL, validator);
            init(JsonTypeInfo.Id.CLASS, null);
            inclusion(JsonTypeInfo.As.PROPERTY);
            typeProperty("is");
        }

        @Override
        public boolean useForType(JavaType type) {
            Class<?> raw = type.getRawClass();
            return raw.getName().startsWith(HOUSE) && raw.isInterface() && (raw.isSealed() || raw == Command.class);
        }
    }

    private static final class EntityKeys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return new EntityId(key);
        }
    }
}
