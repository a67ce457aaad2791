package io.slipway.study.compare;

/** A simulation broke off: a mistake in Slipway. It names the run that shows it. */
public final class ReplicationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final long seed;

    ReplicationFailed(String policy, long seed, Throwable cause) {
        super("the simulation of policy " + policy + " with seed " + seed + " failed: " + cause, cause);
        this.policy = policy;
        this.seed = seed;
    }

    /** The name of the contender. */
    public String policy() {
        return policy;
    }

    public long seed() {
        return seed;
    }
}
