package io.slipway.sidebyside;

import java.util.concurrent.CompletableFuture;
import io.temporal.client.WorkflowClient;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Temporal's time-skipping test environment, as its users would write the week: a workflow for each wave, one for each account, and
 * timers for what takes its time. Durable histories, as in production, in memory.
 */
final class Temporal implements Engine {

    private static final String QUEUE = "handoffs";

    /** One wave. */
    @WorkflowInterface
    public interface WaveFlow {

        /** Returns how many handoffs are complete. */
        @WorkflowMethod
        long run(Workload.Wave wave);
    }

    /** One account. */
    @WorkflowInterface
    public interface AccountFlow {

        /** Returns how many handoffs are complete. */
        @WorkflowMethod
        long run(Workload.Account account);
    }

    /** Starts an account when a slot is free. */
    public static final class WaveFlowOfSlots implements WaveFlow {

        private int underWay;
        private long handoffs;

        @Override
        public long run(Workload.Wave wave) {
            Workflow.sleep(Duration.ofMillis(wave.opens()));
            List<Promise<Void>> ends = new ArrayList<>();
            for (Workload.Account account : wave.accounts()) {
                Workflow.await(() -> underWay < wave.slots());
                underWay++;
                AccountFlow flow = Workflow.newChildWorkflowStub(
                        AccountFlow.class,
                        ChildWorkflowOptions.newBuilder()
                                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                                .build());
                ends.add(Async.function(flow::run, account).thenApply(complete -> {
                    underWay--;
                    handoffs += complete;
                    return null;
                }));
            }
            Promise.allOf(ends).get();
            return handoffs;
        }
    }

    /** Moves the jobs of an account side by side. */
    public static final class AccountFlowOfTimers implements AccountFlow {

        private long handoffs;

        @Override
        public long run(Workload.Account account) {
            List<Promise<Void>> ends = new ArrayList<>();
            for (Workload.Handoff move : account.handoffs()) {
                ends.add(Async.procedure(() -> {
                    Workflow.sleep(Duration.ofMillis(move.starts()));
                    Workflow.sleep(Duration.ofMillis(move.online() - move.starts()));
                    Workflow.sleep(Duration.ofMillis(move.drained() - move.online()));
                    handoffs++;
                }));
            }
            Workflow.sleep(Duration.ofMillis(account.span()));
            Promise.allOf(ends).get();
            return handoffs;
        }
    }

    @Override
    public String name() {
        return "Temporal, time skipping " + Versions.of("temporal");
    }

    @Override
    public String remark() {
        return "no rule; durable workflows";
    }

    /** Its clock goes on by itself while it works. */
    @Override
    public long mayBeLate() {
        return Duration.ofMinutes(5).toMillis();
    }

    @Override
    public Played play(Workload workload) {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            Worker worker = environment.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(WaveFlowOfSlots.class, AccountFlowOfTimers.class);
            environment.start();
            long start = environment.currentTimeMillis();
            List<CompletableFuture<Long>> waves = new ArrayList<>();
            for (Workload.Wave wave : workload.waves()) {
                WaveFlow flow = environment
                        .getWorkflowClient()
                        .newWorkflowStub(
                                WaveFlow.class,
                                WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
                waves.add(WorkflowClient.execute(flow::run, wave));
            }
            long handoffs = waves.stream().mapToLong(CompletableFuture::join).sum();
            return new Played(handoffs, 0, environment.currentTimeMillis() - start);
        }
    }
}
