package io.slipway.train;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.judge.soak.SoakTest;
import io.slipway.machine.Build;
import io.slipway.policy.SoakRules;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The soak of one build, from the first account that gets it to the end of the release, or to another build.
 *
 * <pre>
 * each metric:  OPEN -SignalJudged-> SAFE -SignalJudged-> HARMFUL        (or OPEN -> HARMFUL)
 * the soak:     WATCHED -SoakUnwatched-> UNWATCHED | -SoakOverridden-> OVERRIDDEN | -SoakInconclusive-> INCONCLUSIVE
 * </pre>
 *
 * While a metric of a WATCHED or INCONCLUSIVE soak is OPEN, no stage that needs the soak opens. A HARMFUL metric has opened an issue,
 * which decides what becomes of the release. Of fixed size: one test for each metric of the policy.
 *
 * @param window the last stretch of time that was reported; 0 before the first
 * @param tests by metric
 */
record Soak(Build build, Standing standing, long window, SortedMap<String, SoakTest> tests) {

    Soak {
        tests = Collections.unmodifiableSortedMap(tests);
    }

    enum Standing {
        WATCHED,
        /** Nobody runs the build: nothing can be seen, which was recorded (DOMAIN A32). */
        UNWATCHED,
        /** A release manager let the build pass. */
        OVERRIDDEN,
        /** Its deadline has passed. */
        INCONCLUSIVE
    }

    static Soak start(Build build, SoakRules rules) {
        SortedMap<String, SoakTest> tests = new TreeMap<>();
        rules.signals()
                .forEach(signal -> tests.put(
                        signal.metric(),
                        SoakTest.start(signal.test(rules.signals().size()))));
        return new Soak(build, Standing.WATCHED, 0, tests);
    }

    /** Empty for an event that does not concern the soak. */
    Optional<Soak> evolve(TrainEvent event) {
        if (event instanceof TrainEvent.SamplesReported e) {
            return Optional.of(observe(e.window(), e.samples()));
        } else if (event instanceof TrainEvent.SignalJudged) {
            return Optional.of(this); // It follows from the samples.
        } else if (event instanceof TrainEvent.SoakUnwatched) {
            return Optional.of(in(Standing.UNWATCHED));
        } else if (event instanceof TrainEvent.SoakOverridden) {
            return Optional.of(in(Standing.OVERRIDDEN));
        } else if (event instanceof TrainEvent.SoakInconclusive) {
            return Optional.of(in(Standing.INCONCLUSIVE));
        }
        return Optional.empty();
    }

    private Soak in(Standing next) {
        return new Soak(build, next, window, tests);
    }

    private Soak observe(long number, SortedMap<String, Batch> samples) {
        SortedMap<String, SoakTest> next = new TreeMap<>(tests);
        samples.forEach((metric, batch) -> next.computeIfPresent(metric, (known, test) -> test.observe(batch)));
        return new Soak(build, standing, number, next);
    }

    SoakState state(String metric) {
        return test(metric).state();
    }

    SoakTest test(String metric) {
        return Optional.ofNullable(tests.get(metric)).orElseThrow();
    }

    /** The metrics on which neither harm nor safety is proven. */
    List<String> undecided() {
        return tests.keySet().stream()
                .filter(metric -> state(metric) == SoakState.OPEN)
                .toList();
    }

    /** Whether a stage that needs the soak has still to wait for data. */
    boolean isOpen() {
        return standing == Standing.WATCHED && !undecided().isEmpty();
    }

    /** Why no stage may build on it; empty if one may, for all that the soak has to say. */
    Optional<String> obstacle() {
        return switch (standing) {
            case UNWATCHED, OVERRIDDEN -> Optional.empty();
            case INCONCLUSIVE -> Optional.of("the soak of " + build + " saw too little data in time");
            case WATCHED ->
                undecided().isEmpty()
                        ? Optional.empty()
                        : Optional.of("the soak of " + build + " is undecided: " + evidence(false));
        };
    }

    /** What each undecided metric rests on. */
    String evidence(boolean deadlinePassed) {
        return undecided().stream()
                .map(metric ->
                        metric + " " + test(metric).finding(deadlinePassed).sentence())
                .collect(Collectors.joining("; "));
    }

    /** What a gate that builds on it goes by. */
    String summary() {
        String states = tests.keySet().stream()
                .map(metric -> metric + " " + state(metric))
                .collect(Collectors.joining(", "));
        return switch (standing) {
            case WATCHED -> "soaked: " + states;
            case UNWATCHED -> "not soaked, for nobody runs it";
            case OVERRIDDEN, INCONCLUSIVE -> "soak " + standing + ": " + states;
        };
    }
}
