package io.slipway.simulation.time;

/**
 * Chance by name: a draw depends on the seed, whose it is, what for, and its number, and on nothing else. So the same entity meets
 * the same fate under every policy (common random numbers), and one more entity disturbs no other.
 *
 * <p>The finalizer is SplitMix64's (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
 */
public final class Chance {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    public Chance(long seed) {
        this.seed = mix(seed + GAMMA);
    }

    /** The key of a name: 64-bit FNV-1a over its characters. */
    public static long key(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Uniform in (0, 1), never an end of it: inverse distribution functions are finite there. */
    public double at(long owner, Purpose purpose, long number) {
        long bits = mix(mix(mix(seed ^ owner) + purpose.key) + number * GAMMA);
        return ((bits >>> 11) + 0.5) * UNIT;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** What a draw is for. A purpose keeps its key for ever, or every recorded seed would tell another story. */
    public enum Purpose {
        START_UP(1),
        START_FAILURE(2),
        CATCH_UP(3),
        CRASH(4),
        CRASH_MOMENT(5),
        DRAIN(6),
        SERVING_SWITCH(7),
        MESSAGE(8),
        VALIDATION(9),
        DETECTION(10),
        PATCH(11),
        GREEN_FAULT(12),
        ENTITY_CRASH(13),
        SIGNAL(14),
        BATCH_RUN(15),
        FEATURE_VALUE(16),
        SWARM(17);

        private final long key;

        Purpose(long key) {
            this.key = key;
        }
    }
}
