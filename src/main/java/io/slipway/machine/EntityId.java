package io.slipway.machine;

/** The address of one entity, as the journal writes it: {@code account/acme}, {@code job/acme/clicks}. */
public final class EntityId implements Comparable<EntityId> {

    private final String path;
    private final int hash;

    /** @param path the kind, a slash, and the name within that kind */
    public EntityId(String path) {
        if (path.indexOf('/') <= 0) {
            throw new IllegalArgumentException("expected kind/name, found \"" + path + "\"");
        }
        this.path = path;
        // Names that differ in a digit or two have neighbouring hashes; Fibonacci hashing spreads them (Knuth, TAOCP
        // 6.4).
        this.hash = path.hashCode() * 0x9e3779b9;
    }

    public static EntityId of(String kind, String name) {
        return new EntityId(kind + "/" + name);
    }

    public String path() {
        return path;
    }

    /** What stands before the first slash. */
    public String kind() {
        return path.substring(0, path.indexOf('/'));
    }

    /** What stands after the first slash. */
    public String name() {
        return path.substring(path.indexOf('/') + 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof EntityId id && hash == id.hash && path.equals(id.path));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(EntityId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
