package io.slipway.simulation.actors;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;

/** Makes a dispatcher of Akka run its actors on the simulation's loop. */
final class LoopDispatching extends ExecutorServiceConfigurator {

    private final LoopExecutor executor;

    /** Called by Akka, which finds this class in the configuration. */
    LoopDispatching(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.executor = new LoopExecutor(((VirtualScheduler) prerequisites.scheduler()).loop()::execute);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> executor;
    }
}
