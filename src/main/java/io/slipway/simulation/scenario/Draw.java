package io.slipway.simulation.scenario;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** One number of chance by its name: no draw disturbs another. */
final class Draw {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Draw() {}

    /** Uniform in [0, 1); the same for the same three arguments, on every platform. */
    static double of(long seed, String entity, String purpose) {
        return new SplittableRandom(seed ^ fnv1a(entity + "#" + purpose)).nextDouble();
    }

    private static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
