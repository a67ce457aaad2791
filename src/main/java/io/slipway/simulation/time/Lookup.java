package io.slipway.simulation.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hash map that can only be asked: its order hangs on hashes, so nobody may see it.
 *
 * <p>Keys asked for lately are found without the map, if the same object asks again: in a large fleet only a few entities are busy at
 * a time, and a walk through the map is a walk through cold memory.
 */
public final class Lookup<K, V> {

    /** How many are kept at hand: a power of two, and a few times as many as are busy. */
    private static final int AT_HAND = 4096;

    private final Map<K, V> entries = new HashMap<>();
    private final @Nullable Object[] keysAtHand = new @Nullable Object[AT_HAND];
    private final @Nullable Object[] valuesAtHand = new @Nullable Object[AT_HAND];

    public @Nullable V get(K key) {
        int place = key.hashCode() & (AT_HAND - 1);
        if (keysAtHand[place] == key) {
            return atHand(place);
        }
        V known = entries.get(key);
        if (known != null) {
            keysAtHand[place] = key;
            valuesAtHand[place] = known;
        }
        return known;
    }

    /** What the key stands for, made at the first question. */
    public V get(K key, Function<K, V> first) {
        V known = get(key);
        if (known == null) {
            known = first.apply(key);
            put(key, known);
        }
        return known;
    }

    public boolean has(K key) {
        return get(key) != null;
    }

    /** Returns whether the key is new. */
    public boolean put(K key, V value) {
        forget(key);
        return entries.put(key, value) == null;
    }

    /** Returns whether the key was there. */
    public boolean remove(K key) {
        forget(key);
        return entries.remove(key) != null;
    }

    public void clear() {
        entries.clear();
        Arrays.fill(keysAtHand, null);
        Arrays.fill(valuesAtHand, null);
    }

    private void forget(K key) {
        int place = key.hashCode() & (AT_HAND - 1);
        keysAtHand[place] = null;
        valuesAtHand[place] = null;
    }

    @SuppressWarnings("unchecked") // what is at hand came out of the map
    private @Nullable V atHand(int place) {
        return (V) valuesAtHand[place];
    }
}
