package io.slipway.cluster.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** Reads persistent collections: as the plain ones they are written as, then made persistent. */
final class PersistentCollections extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PersistentCollections() {
        super("persistent-collections");
        setDeserializers(new Found());
    }

    private static final class Found extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findMapDeserializer(
                MapType type,
                DeserializationConfig config,
                BeanDescription description,
                KeyDeserializer keys,
                TypeDeserializer keyTypes,
                JsonDeserializer<?> values) {
            Class<?> raw = type.getRawClass();
            if (!PMap.class.isAssignableFrom(raw)) {
                return null;
            }
            JavaType plain = config.getTypeFactory()
                    .constructMapType(LinkedHashMap.class, type.getKeyType(), type.getContentType());
            return new Made<Map<String, Object>>(plain, raw == TreePMap.class ? TreePMap::from : HashTreePMap::from);
        }

        @Override
        public @Nullable JsonDeserializer<?> findCollectionDeserializer(
                CollectionType type,
                DeserializationConfig config,
                BeanDescription description,
                TypeDeserializer elementTypes,
                JsonDeserializer<?> elements) {
            Class<?> raw = type.getRawClass();
            JavaType plain = config.getTypeFactory().constructCollectionType(ArrayList.class, type.getContentType());
            if (PVector.class.isAssignableFrom(raw)) {
                return new Made<Collection<Object>>(plain, TreePVector::from);
            }
            return PSet.class.isAssignableFrom(raw) ? new Made<Collection<Object>>(plain, HashTreePSet::from) : null;
        }
    }

    private static final class Made<T> extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        private final JavaType plain;
        private final transient Function<T, Object> make;

        Made(JavaType plain, Function<T, Object> make) {
            super(Object.class);
            this.plain = plain;
            this.make = make;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return make.apply(context.readValue(parser, plain));
        }
    }
}
