package io.slipway.server.node;

import io.slipway.driver.Answers;
import io.slipway.driver.canary.CanaryGate;
import io.slipway.driver.signals.SignalsDriver;
import io.slipway.driver.validation.PostBox;
import io.slipway.driver.validation.ValidationDriver;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.server.http.Orders;
import io.slipway.train.Evidence;
import io.slipway.train.Gate;
import io.slipway.train.TrainEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drivers that find out about builds, as far as a node has them; everything else waits for results to be posted. */
final class EvidenceDrivers implements Consumer<Evidence>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDrivers.class);
    private static final EntityId VALIDATION = EntityId.of("port", "validation");

    private final Optional<SignalsDriver> signals;
    private final Optional<ValidationDriver> validation;
    private final Optional<CanaryGate> canary;

    EvidenceDrivers(EvidenceSettings settings, Answers answers) {
        signals = settings.signals().map(rules -> new SignalsDriver(rules, Orders.TRAIN, answers));
        validation = settings.validation()
                .map(setup -> new ValidationDriver(setup, new PostBox(), outcome -> {
                    answers.send(Orders.TRAIN, VALIDATION, outcome);
                    return CompletableFuture.completedFuture(true);
                }));
        canary = settings.canary().map(rules -> new CanaryGate(rules, Orders.TRAIN, answers));
    }

    @Override
    public void accept(Evidence request) {
        if (request instanceof Evidence.RunCell run && validation.isPresent()) {
            validation.get().ask(run);
        } else if (request instanceof Evidence.Judge judge
                && judge.gate() == Gate.SERVING_CANARY
                && canary.isPresent()) {
            canary.get().judge(judge);
        } else if (request instanceof Evidence.Sample sample && signals.isPresent()) {
            signals.get().sample(sample);
        } else if (request instanceof Evidence.Watch watch && signals.isPresent()) {
            signals.get().watch(watch);
        } else if (request instanceof Evidence.Unwatch over) {
            signals.ifPresent(driver -> driver.unwatch(over.release()));
            validation.ifPresent(driver -> driver.forget(over.release()));
            canary.ifPresent(driver -> driver.forget(over.release()));
        } else {
            LOG.info("waits for results to be posted: {}", request);
        }
    }

    /**
     * Something is in the journal, whoever wrote it. What came of a cell may have been posted, and the train may have moved to another
     * node: a driver here need not go on with what is settled.
     */
    void happened(Event event) {
        if (event instanceof TrainEvent.CellRecorded e) {
            validation.ifPresent(driver -> driver.settled(e.release(), e.build(), e.cell(), e.attempt()));
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            accept(new Evidence.Unwatch(e.release()));
        }
    }

    @Override
    public void close() {
        signals.ifPresent(SignalsDriver::close);
        canary.ifPresent(CanaryGate::close);
        validation.ifPresent(ValidationDriver::close);
    }
}
