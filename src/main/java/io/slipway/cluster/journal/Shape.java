package io.slipway.cluster.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shape of a family of records: all their components, by name and type, and so on inwards. Equal text, equal shape. */
final class Shape {

    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private final Map<Class<?>, String> parts = new LinkedHashMap<>();

    private Shape() {}

    /** A short name of the shape. */
    static String of(Class<?> family) {
        return KNOWN.computeIfAbsent(family, first -> {
            Shape shape = new Shape();
            shape.visit(first);
            return Integer.toHexString(shape.parts.toString().hashCode());
        });
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument);
            }
            visit(generic.getRawType());
        } else if (type instanceof Class<?> raw && raw.getName().startsWith("io.slipway.") && !parts.containsKey(raw)) {
            parts.put(raw, "");
            parts.put(raw, text(raw));
        }
    }

    private String text(Class<?> type) {
        StringBuilder text = new StringBuilder();
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                visit(permitted);
                text.append(permitted.getName()).append('|');
            }
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                text.append(constant).append('|');
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
                text.append(component.getName())
                        .append(':')
                        .append(component.getGenericType().getTypeName())
                        .append(',');
            }
        }
        return text.toString();
    }
}
