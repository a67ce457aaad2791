package io.slipway.driver.validation;

import io.slipway.train.Evidence.RunCell;

/** Carries out one attempt, on the thread it is called on. */
interface AttemptRunner {

    /**
     * Runs the attempt to its end or its time limit.
     *
     * @throws InterruptedException if it was stopped; nothing of it is left running then
     */
    CellFinding run(RunCell attempt) throws InterruptedException;
}
