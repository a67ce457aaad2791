package io.slipway.policy;

import java.time.Duration;

/**
 * When a green stream process counts as online (DOMAIN A27), and when a handoff gives up.
 *
 * @param lagAtMost how far behind the head of its source a ready process may be
 * @param probes how many probes in a row must find it ready
 * @param probeEvery the time from one probe to the next
 * @param timeout how long one attempt may take from its start to green online
 * @param attempts how many greens are tried before the handoff fails and blue is kept
 */
public record HandoffRules(Duration lagAtMost, int probes, Duration probeEvery, Duration timeout, int attempts) {

    public HandoffRules {
        if (probes < 1 || attempts < 1) {
            throw new IllegalArgumentException("probes and attempts must be at least 1");
        }
        if (lagAtMost.isNegative() || isNotPositive(probeEvery) || isNotPositive(timeout)) {
            throw new IllegalArgumentException("probe-every and timeout must be positive, lag-at-most not negative");
        }
    }

    private static boolean isNotPositive(Duration duration) {
        return duration.isZero() || duration.isNegative();
    }
}
