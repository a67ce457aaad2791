package io.slipway.study.compare;

/**
 * The seed of each replication: SplitMix64 from the seed of the study, so that studies of neighbouring seeds share no replication. A
 * study goes on where a shorter one ended.
 */
public record Seeds(long study) {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** @param replication from 0 */
    public long of(int replication) {
        long z = study + (replication + 1) * GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
