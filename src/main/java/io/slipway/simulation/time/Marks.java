package io.slipway.simulation.time;

/** A hash set that can only be asked, for the reason that {@link Lookup} is. */
public final class Marks<K> {

    private final Lookup<K, Boolean> marked = new Lookup<>();

    /** Returns whether the key was not marked before. */
    public boolean add(K key) {
        return marked.put(key, true);
    }

    public boolean has(K key) {
        return marked.has(key);
    }

    /** Returns whether the key was marked. */
    public boolean remove(K key) {
        return marked.remove(key);
    }

    public void clear() {
        marked.clear();
    }
}
