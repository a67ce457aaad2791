package io.slipway.simulation.actors;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;

/**
 * Makes a dispatcher of Akka run its actors in the midst of what tells them something: for those that keep things and answer, and
 * tell nobody else. What told them finds the answer in its mailbox while it still has its turn.
 */
final class AtOnceDispatching extends ExecutorServiceConfigurator {

    private final LoopExecutor executor;

    /** Called by Akka, which finds this class in the configuration. */
    AtOnceDispatching(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        VirtualLoop loop = ((VirtualScheduler) prerequisites.scheduler()).loop();
        this.executor = new LoopExecutor(loop::executeAtOnce);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> executor;
    }
}
