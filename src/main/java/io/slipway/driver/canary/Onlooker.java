package io.slipway.driver.canary;

/** Watches a replay, and may end it. */
public interface Onlooker {

    /** Whether no further request is to be sent. */
    boolean wantsToStop();

    /**
     * How far the replay has come.
     *
     * @param samples that are judged
     * @param bytes of the file that are read
     */
    void reached(long samples, long bytes);
}
