package io.slipway.policy;

import java.time.Duration;
import java.util.List;

/**
 * How a release soaks: what is watched on the accounts that run it, against those that run the baseline at the same time, and what
 * becomes of a soak that has seen too little.
 *
 * @param signals what is watched, each under a name of its own
 * @param every the stretch of time that one report of samples covers
 * @param deadline after a window that needs the soak has opened: by then too little data is an outcome
 * @param onTooLittleData what that outcome is
 */
public record SoakRules(List<Signal> signals, Duration every, Duration deadline, OnTooLittle onTooLittleData) {

    public SoakRules {
        signals = List.copyOf(signals);
        boolean doubled = signals.stream().map(Signal::metric).distinct().count() < signals.size();
        if (signals.isEmpty() || doubled) {
            throw new IllegalArgumentException("a soak watches at least one metric, and each of them once");
        }
        if (every.isZero() || every.isNegative() || deadline.isNegative()) {
            throw new IllegalArgumentException("every must be positive, deadline not negative");
        }
    }

    /** What becomes of a release whose soak is undecided at the deadline. It never passes by itself. */
    public enum OnTooLittle {
        /** It is canceled. */
        CANCEL,
        /** A release manager may let it pass until the deadline; then it is canceled. */
        ASK
    }
}
