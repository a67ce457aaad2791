package io.slipway.driver.validation;

import io.slipway.train.TrainCommand;
import java.util.concurrent.CompletionStage;

/** Where outcomes go: the train. */
@FunctionalInterface
public interface CellReports {

    /** Hands an outcome over; the stage completes once it is safe, so that whoever posted it need not post it again. */
    CompletionStage<?> report(TrainCommand.ReportCell outcome);
}
