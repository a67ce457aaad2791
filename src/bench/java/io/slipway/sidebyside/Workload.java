package io.slipway.sidebyside;

import java.util.List;

/**
 * One week as a kernel ran it, without what decided it: how long everything took. Whoever plays it must start an account when one
 * before it has finished, since a wave has only so many slots, and must come to the same end at the same virtual millisecond.
 *
 * @param end when the last account of the last wave finished, in milliseconds from the start of the week
 */
record Workload(List<Wave> waves, int handoffs, long end) {

    /**
     * @param opens milliseconds from the start of the week
     * @param slots accounts that may be under way at once
     * @param accounts in the order in which they are started
     */
    record Wave(long opens, int slots, List<Account> accounts) {}

    /** @param span milliseconds from its start to when the wave hears that it has finished */
    record Account(List<Handoff> handoffs, long span) {}

    /** Milliseconds from the start of its account to when its green starts, is proven online, and its blue has drained. */
    record Handoff(long starts, long online, long drained) {}
}
