package io.slipway.cluster.journal;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.CellId;
import io.slipway.policy.Part;
import io.slipway.policy.Signal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes one value of any record, all its components filled. */
final class Specimen {

    private Specimen() {}

    /** One value of each record of a sealed family. */
    static Stream<Object> family(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? family(kind) : Stream.of(of(kind)));
    }

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> raw = (Class<?>) type;
        Object plain = PLAIN.get(raw);
        if (plain != null) {
            return plain;
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        } else if (raw.isSealed()) {
            return of(raw.getPermittedSubclasses()[0]);
        }
        return record(raw);
    }

    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(String.class, "words, \"quoted\" and \u00fcber"),
            Map.entry(int.class, 7),
            Map.entry(long.class, 42L),
            Map.entry(boolean.class, true),
            Map.entry(double.class, 0.5),
            Map.entry(Duration.class, Duration.ofMillis(1500)),
            Map.entry(Instant.class, Instant.parse("2026-11-24T22:00:00.250Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-11-23")),
            Map.entry(LocalTime.class, LocalTime.parse("14:00")),
            Map.entry(ZoneId.class, ZoneId.of("America/Los_Angeles")),
            Map.entry(OptionalLong.class, OptionalLong.of(3)),
            Map.entry(Signal.class, new Signal("errors", true, 1_100, 1_500, 20_000, 200_000)),
            Map.entry(Part.Share.class, new Part.Share(5, 250)),
            Map.entry(CellId.class, CellId.parse("performance/aws/databricks")),
            Map.entry(Build.class, new Build("2026.48.0")),
            Map.entry(EntityId.class, EntityId.of("account", "acme")));

    private static Object container(ParameterizedType type) {
        Object element = of(type.getActualTypeArguments()[0]);
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return Optional.of(element);
        } else if (raw == List.class) {
            return List.of(element);
        } else if (raw == SortedSet.class) {
            return new TreeSet<>(List.of(element));
        } else if (raw == Map.class || raw == SortedMap.class) {
            TreeMap<Object, Object> map = new TreeMap<>();
            map.put(element, of(type.getActualTypeArguments()[1]));
            return map;
        }
        throw new IllegalArgumentException("teach Specimen to make a " + type);
    }

    /** A window must close after it opens, so of two equal times the second is made later. */
    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = of(components[i].getGenericType());
            if (i > 0 && values[i] instanceof LocalTime time) {
                values[i] = time.plusHours(2);
            }
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("teach Specimen to make a " + type, impossible);
        }
    }
}
