package io.slipway.driver;

import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.PortRequest;
import io.slipway.stream.StreamRuntime;
import io.slipway.train.Evidence;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each request to the driver of its port.
 *
 * @param evidence gates are answered by whoever posts their results; the driver may only remind
 */
public record DriverPorts(Consumer<StreamRuntime> streams, Consumer<SwitchServing> serving, Consumer<Evidence> evidence)
        implements Ports {

    private static final Logger LOG = LoggerFactory.getLogger(DriverPorts.class);

    @Override
    public void ask(PortRequest request) {
        if (request instanceof StreamRuntime stream) {
            streams.accept(stream);
        } else if (request instanceof SwitchServing serve) {
            serving.accept(serve);
        } else if (request instanceof Evidence judge) {
            evidence.accept(judge);
        } else {
            LOG.error("no driver takes {}; it waits until a node with one takes over", request);
        }
    }
}
