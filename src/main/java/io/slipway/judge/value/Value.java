package io.slipway.judge.value;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A feature's value. The text of a value is for people; the same text does not make the same value. */
public sealed interface Value {

    /** JSON's null. */
    record Absent() implements Value {

        @Override
        public String toString() {
            return "null";
        }
    }

    /** A boolean. */
    record Flag(boolean value) implements Value {

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A string. */
    record Text(String value) implements Value {

        @Override
        public String toString() {
            return "\"" + value + "\"";
        }
    }

    /** An int64, which travels as a decimal string. */
    record Whole(long value) implements Value {

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A float32 or a float64. */
    record Real(double value) implements Value {

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** An array, whose order counts: the last ten purchases are ordered. */
    record Sequence(List<Value> elements) implements Value {

        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.toString();
        }
    }

    /** A map, whose order does not count. */
    record Dictionary(SortedMap<String, Value> entries) implements Value {

        public Dictionary {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        }

        @Override
        public String toString() {
            return entries.toString();
        }
    }

    /** A struct, as the list of its fields. */
    record Struct(List<Value> fields) implements Value {

        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }
}
