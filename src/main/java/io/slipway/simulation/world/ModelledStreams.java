package io.slipway.simulation.world;

import io.slipway.machine.Build;
import io.slipway.simulation.fault.Fault.BadProcess;
import io.slipway.simulation.scenario.World;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamRuntime;
import java.util.Optional;

/** Runs stream processes that start late, fail to start, die while catching up and take their time to drain. */
final class ModelledStreams {

    /** A job's first process has nothing to catch up with; every other one has, whatever checkpoint it starts from. */
    private static final long FIRST = 1;

    /** So often one that flaps is found unready just before it would have been ready often enough. */
    private static final int FLAPS = 20;

    private final Scene scene;
    private final World world;
    private final Defects defects;

    ModelledStreams(Scene scene, Defects defects) {
        this.scene = scene;
        this.world = scene.scenario().world();
        this.defects = defects;
    }

    void ask(StreamRuntime request) {
        ModelledJob job = scene.neighbour(request.job()).job(request.job());
        if (request instanceof StreamRuntime.EnsureStarted start) {
            start(job, start);
        } else if (request instanceof StreamRuntime.EnsureStopped stop) {
            stop(job, stop.epoch());
        }
    }

    private void start(ModelledJob job, StreamRuntime.EnsureStarted request) {
        if (!job.admits(request.epoch())) {
            return;
        }
        ModelledProcess process = job.admit(request);
        scene.witness().started(agenda().now(), job.id, process.epoch, request.build());
        if (request.epoch() == FIRST) {
            scene.witness().online(agenda().now(), job.id, process.epoch);
            return;
        }
        long startUp = world.startUp().millisAt(draw(job, Purpose.START_UP, process));
        Optional<BadProcess.Kind> bad = scene.adversary().process(job.id, process.epoch);
        boolean stillborn = isBad(bad, BadProcess.Kind.STILLBORN)
                || draw(job, Purpose.START_FAILURE, process) < world.startFailure();
        agenda().after(startUp, Appointment.of(() -> {
            if (stillborn) {
                exit(job, process, "it ended before its first sign of life");
            } else if (process.isRunning()) {
                comeUp(job, process, request.build(), bad);
            }
        }));
    }

    private void comeUp(ModelledJob job, ModelledProcess process, Build build, Optional<BadProcess.Kind> bad) {
        long catchUp = world.catchUp().millisAt(draw(job, Purpose.CATCH_UP, process));
        boolean stuck = isBad(bad, BadProcess.Kind.LAGS) || defects.lagNeverCloses(build, job.id, job.key);
        process.up(agenda().nowMillis(), stuck ? Long.MAX_VALUE / 2 : catchUp);
        boolean dies = isBad(bad, BadProcess.Kind.DIES) || draw(job, Purpose.CRASH, process) < world.crash();
        if (dies) {
            long lived = (long) (catchUp * draw(job, Purpose.CRASH_MOMENT, process));
            agenda().after(lived, Appointment.of(() -> exit(job, process, "it died while it caught up")));
        }
        if (!isBad(bad, BadProcess.Kind.HANGS) && !defects.neverReports(build, job.id, job.key)) {
            process.flap(isBad(bad, BadProcess.Kind.FLAPS) ? FLAPS : 0);
            if (isBad(bad, BadProcess.Kind.LIES)) {
                lie(job, process);
            }
            agenda().at(agenda().nowMillis(), new Probe(job, process));
        }
    }

    private void lie(ModelledJob job, ModelledProcess process) {
        process.lie();
        long lives = process.readiness.probeEvery().toMillis() * process.readiness.probes();
        agenda().after(lives, Appointment.of(() -> exit(job, process, "it said that it was ready, and was not")));
    }

    private static boolean isBad(Optional<BadProcess.Kind> bad, BadProcess.Kind kind) {
        return bad.isPresent() && bad.get() == kind;
    }

    private void exit(ModelledJob job, ModelledProcess process, String reason) {
        if (process.isRunning() && !process.isOnline()) {
            job.remove(process);
            scene.witness().gone(agenda().now(), job.id, process.epoch, Ending.EXITED);
            job.tell(new StreamCommand.Exited(process.epoch, reason));
        }
    }

    private void stop(ModelledJob job, long epoch) {
        ModelledProcess process = job.process(epoch);
        if (process == null) {
            job.fence(epoch);
            job.tell(new StreamCommand.Stopped(epoch));
        } else if (process.drain()) {
            scene.witness().draining(agenda().now(), job.id, epoch);
            long drain = world.drain().millisAt(draw(job, Purpose.DRAIN, process));
            agenda().after(drain, Appointment.of(() -> {
                job.remove(process);
                scene.witness().gone(agenda().now(), job.id, epoch, Ending.STOPPED);
                job.tell(new StreamCommand.Stopped(epoch));
            }));
        }
    }

    private double draw(ModelledJob job, Purpose purpose, ModelledProcess process) {
        return scene.chance().at(job.key, purpose, process.epoch);
    }

    private Agenda agenda() {
        return scene.agenda();
    }

    /** Looks at a process again and again, until it was ready often enough. */
    private final class Probe extends Appointment {

        private final ModelledJob job;
        private final ModelledProcess process;

        Probe(ModelledJob job, ModelledProcess process) {
            this.job = job;
            this.process = process;
        }

        @Override
        protected void takePlace() {
            if (!process.isRunning()) {
                return;
            }
            int ready = process.probe(agenda().nowMillis());
            boolean proven = ready >= process.readiness.probes();
            if (proven) {
                scene.witness().online(agenda().now(), job.id, process.epoch);
            } else {
                agenda().after(process.readiness.probeEvery().toMillis(), this);
            }
            job.tell(new StreamCommand.Probed(process.epoch, ready, process.lag(agenda().nowMillis())));
        }
    }
}
