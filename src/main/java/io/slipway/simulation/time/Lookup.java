package io.slipway.simulation.time;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A hash map that can only be asked: its order hangs on hashes, so nobody may see it. */
public final class Lookup<K, V> {

    private final Map<K, V> entries = new HashMap<>();

    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /** What the key stands for, made at the first question. */
    public V get(K key, Function<K, V> first) {
        V known = entries.get(key);
        if (known == null) {
            known = first.apply(key);
            entries.put(key, known);
        }
        return known;
    }

    public boolean has(K key) {
        return entries.containsKey(key);
    }

    /** Returns whether the key is new. */
    public boolean put(K key, V value) {
        return entries.put(key, value) == null;
    }

    /** Returns whether the key was there. */
    public boolean remove(K key) {
        return entries.remove(key) != null;
    }

    public void clear() {
        entries.clear();
    }
}
