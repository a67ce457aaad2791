package io.slipway.server.trial;

import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.driver.Answers;
import io.slipway.driver.Ports;
import io.slipway.machine.EntityId;
import io.slipway.machine.PortRequest;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import java.time.Duration;

/** Ports that do at once whatever they are asked, so that nothing but the control plane takes time. */
record InstantPorts(Answers answers) implements Ports {

    private static final EntityId PORT = EntityId.of("port", "instant");

    @Override
    public void ask(PortRequest request) {
        if (request instanceof EnsureStarted start) {
            answers.send(
                    start.job(),
                    PORT,
                    new StreamCommand.Probed(start.epoch(), start.readiness().probes(), Duration.ZERO));
        } else if (request instanceof EnsureStopped stop) {
            answers.send(stop.job(), PORT, new StreamCommand.Stopped(stop.epoch()));
        } else if (request instanceof SwitchServing serve) {
            answers.send(serve.account(), PORT, new AccountCommand.ServingSwitched(serve.order(), serve.build()));
        }
    }
}
