package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.PortRequest;
import io.slipway.policy.MatrixCell;
import java.time.Duration;
import java.util.List;

/** The ports that judge builds: before a release, and while it spreads. */
public sealed interface Evidence extends PortRequest {

    /** Judge this build at this gate as a whole; answered by {@link TrainCommand.ReportVerdict}. */
    record Judge(String release, Build build, Gate gate) implements Evidence {}

    /**
     * Run this cell for this build; answered by {@link TrainCommand.ReportCell}. A later attempt takes the place of an earlier one.
     *
     * @param retry how many attempts of the same row came before; the cell says how long to wait before it
     */
    record RunCell(String release, Build build, MatrixCell cell, int attempt, int retry) implements Evidence {}

    /**
     * Watch the accounts that run this build, beside those that run the baseline; answered by {@link TrainCommand.ReportIssue} for each
     * regression seen.
     */
    record Watch(String release, Build build, Build baseline) implements Evidence {}

    /**
     * Count bad events on the accounts that run this build and on those that run the baseline, in one stretch of time after another;
     * answered by {@link TrainCommand.ReportSamples} for each. It takes the place of the build that was sampled before.
     *
     * @param after the number of the last stretch that is known already; 0 if none is
     */
    record Sample(String release, Build build, Build baseline, Duration every, List<String> metrics, long after)
            implements Evidence {

        public Sample {
            metrics = List.copyOf(metrics);
        }
    }

    /** The release is over; watch none of its builds and run none of its cells any more. */
    record Unwatch(String release) implements Evidence {}
}
