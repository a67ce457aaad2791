package io.slipway.machine;

/**
 * The address of one entity, as the journal writes it: {@code account/acme}, {@code job/acme/clicks}.
 *
 * @param path the kind, a slash, and the name within that kind
 */
public record EntityId(String path) implements Comparable<EntityId> {

    public EntityId {
        if (path.indexOf('/') <= 0) {
            throw new IllegalArgumentException("expected kind/name, found \"" + path + "\"");
        }
    }

    public static EntityId of(String kind, String name) {
        return new EntityId(kind + "/" + name);
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
    public int hashCode() {
        return path.hashCode(); // A string keeps its hash, a record would compute it again.
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
