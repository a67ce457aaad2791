package io.slipway.simulation.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the world around the control plane behaves.
 *
 * @param startUp from the start of a process to its first sign of life
 * @param startFailure probability that a process exits instead of coming up, 0 to 1
 * @param crash probability that a green process dies while it catches up, 0 to 1
 * @param catchUp from coming up until the lag is within the policy's threshold
 * @param drain from the order to stop a process until it has stopped
 * @param servingSwitch the time the serving tier needs to switch one account to another build
 * @param message the way of a message from one entity to another
 * @param validation how long each gate takes
 * @param batchRun how long a batch job runs
 * @param signals what the metrics are like that a soak can watch, each once
 * @param canary what the serving canary replays; without it, the gate says what the scenario does
 * @param redelivery after how long a delivery that was not acknowledged comes again
 */
public record World(
        Latency startUp,
        double startFailure,
        double crash,
        Latency catchUp,
        Latency drain,
        Latency servingSwitch,
        Latency message,
        Latency validation,
        Latency batchRun,
        List<SignalRate> signals,
        Optional<CanaryTraffic> canary,
        Duration redelivery) {

    public World {
        signals = List.copyOf(signals);
    }
}
