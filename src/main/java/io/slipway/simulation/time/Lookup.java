package io.slipway.simulation.time;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hash map that can only be asked: its order hangs on hashes, so nobody may see it.
 *
 * <p>Keys and values lie beside each other in one array, and a key that does not lie at its home lies in the next free place after it
 * (linear probing: Knuth, TAOCP 6.4, algorithms L and R). In a large fleet most of what is asked for is in cold memory, and this
 * walks through no more of it than it must.
 */
public final class Lookup<K, V> {

    /** Of places, a power of two; at least a third of them stays free, so that the way to a free one is short. */
    private static final int AT_FIRST = 16;

    private @Nullable Object[] pairs = new @Nullable Object[2 * AT_FIRST];
    private int size;

    public @Nullable V get(K key) {
        return value(find(key));
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
        return pairs[find(key)] != null;
    }

    /** Returns whether the key is new. */
    public boolean put(K key, V value) {
        int place = find(key);
        boolean isNew = pairs[place] == null;
        pairs[place + 1] = value;
        if (isNew) {
            pairs[place] = key;
            size++;
            if (3 * size > pairs.length) {
                grow();
            }
        }
        return isNew;
    }

    /** Returns whether the key was there. */
    public boolean remove(K key) {
        int place = find(key);
        if (pairs[place] == null) {
            return false;
        }
        size--;
        close(place);
        return true;
    }

    public void clear() {
        Arrays.fill(pairs, null);
        size = 0;
    }

    /** Where the key lies, or is to lie. */
    private int find(Object key) {
        int place = home(key);
        Object found = pairs[place];
        while (found != null && found != key && !found.equals(key)) {
            place = after(place);
            found = pairs[place];
        }
        return place;
    }

    /** Fills a place that has come free with what would not be found behind it, and so on. */
    private void close(int free) {
        int gap = free;
        Object key;
        for (int place = after(gap); (key = pairs[place]) != null; place = after(place)) {
            int way = (place - home(key)) & (pairs.length - 1);
            if (way >= ((place - gap) & (pairs.length - 1))) {
                pairs[gap] = key;
                pairs[gap + 1] = pairs[place + 1];
                gap = place;
            }
        }
        pairs[gap] = null;
        pairs[gap + 1] = null;
    }

    private void grow() {
        @Nullable Object[] before = pairs;
        pairs = new @Nullable Object[2 * before.length];
        for (int place = 0; place < before.length; place += 2) {
            Object key = before[place];
            if (key != null) {
                int free = find(key);
                pairs[free] = key;
                pairs[free + 1] = before[place + 1];
            }
        }
    }

    private int home(Object key) {
        int hash = key.hashCode();
        return ((hash ^ (hash >>> 16)) << 1) & (pairs.length - 1);
    }

    private int after(int place) {
        return (place + 2) & (pairs.length - 1);
    }

    @SuppressWarnings("unchecked") // a value lies beside its key
    private @Nullable V value(int place) {
        return (V) pairs[place + 1];
    }
}
