package io.slipway.simulation.world;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Chance;
import io.slipway.stream.StreamRuntime;
import org.jspecify.annotations.Nullable;

/** One stream job as the runtime knows it: a chain of at most a few processes, and the epochs that may still start. */
final class ModelledJob {

    static final EntityId RUNTIME = EntityId.of("port", "stream-runtime");

    final EntityId id;
    final long key;
    private final Neighbour neighbour;
    private @Nullable ModelledProcess latest;
    private long fence;

    ModelledJob(EntityId id, Neighbour neighbour) {
        this.id = id;
        this.key = Chance.key(id.path());
        this.neighbour = neighbour;
    }

    void tell(Command command) {
        neighbour.put(RUNTIME, command);
    }

    /** Epochs rise, so one that is not beyond the fence was started, or fenced off, before. */
    boolean admits(long epoch) {
        return epoch > fence;
    }

    ModelledProcess admit(StreamRuntime.EnsureStarted request) {
        fence = request.epoch();
        latest = new ModelledProcess(request.epoch(), request.readiness(), latest);
        return latest;
    }

    void fence(long epoch) {
        fence = Math.max(fence, epoch);
    }

    @Nullable
    ModelledProcess process(long epoch) {
        ModelledProcess process = latest;
        while (process != null && process.epoch != epoch) {
            process = process.older();
        }
        return process;
    }

    void remove(ModelledProcess process) {
        process.end();
        latest = latest == null ? null : latest.without(process);
    }
}
