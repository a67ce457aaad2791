package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.PortRequest;

/** The ports that judge builds: before a release, and while it spreads. */
public sealed interface Evidence extends PortRequest {

    /** Judge this build at this gate; answered by {@link TrainCommand.ReportVerdict}. */
    record Judge(String release, Build build, Gate gate) implements Evidence {}

    /** Watch the accounts that run this build; answered by {@link TrainCommand.ReportIssue} for each regression seen. */
    record Watch(String release, Build build) implements Evidence {}

    /** The release is over; watch none of its builds any more. */
    record Unwatch(String release) implements Evidence {}
}
