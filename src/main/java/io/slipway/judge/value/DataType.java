package io.slipway.judge.value;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a feature's value is declared to be. Two types are the same if all of it is: kind, parts, and the names and the order of a
 * struct's fields.
 *
 * @param parts of an array its element, of a map its key and its value, of a struct its fields in order
 */
public record DataType(Kind kind, List<Part> parts) {

    /** The kinds of the get-features interface. */
    public enum Kind {
        BOOLEAN,
        STRING,
        INT64,
        FLOAT32,
        FLOAT64,
        ARRAY,
        MAP,
        STRUCT;

        /** As the interface writes it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A type within a type. */
    public record Part(String name, DataType type) {}

    public DataType {
        parts = List.copyOf(parts);
    }

    public static DataType of(Kind scalar) {
        return new DataType(scalar, List.of());
    }

    public static DataType arrayOf(DataType element) {
        return new DataType(Kind.ARRAY, List.of(new Part("element", element)));
    }

    public static DataType mapOf(DataType key, DataType value) {
        return new DataType(Kind.MAP, List.of(new Part("key", key), new Part("value", value)));
    }

    public static DataType structOf(List<Part> fields) {
        return new DataType(Kind.STRUCT, fields);
    }

    /** The type of an element, of a map's key, or of a field. */
    public DataType part(int index) {
        return parts.get(index).type();
    }

    /** {@code array<int64>}, {@code struct<name string, age int64>}. */
    @Override
    public String toString() {
        if (parts.isEmpty()) {
            return kind.written();
        }
        return parts.stream()
                .map(part -> kind == Kind.STRUCT ? part.name() + " " + part.type() : String.valueOf(part.type()))
                .collect(Collectors.joining(", ", kind.written() + "<", ">"));
    }
}
