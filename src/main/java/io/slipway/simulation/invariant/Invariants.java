package io.slipway.simulation.invariant;

import io.slipway.account.AccountEvent;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All invariants that a run is watched for: I1 to I7, I9 to I14 and I17 of the design. The others are not seen on one run: they
 * compare runs, journals or versions.
 *
 * <p>Each fact goes straight to the invariants it concerns.
 */
public final class Invariants implements Onlooker {

    private final Violations violations = new Violations();
    private final AlwaysOnline alwaysOnline = new AlwaysOnline(violations);
    private final OneWriter oneWriter = new OneWriter(violations);
    private final GateFirst gateFirst = new GateFirst(violations);
    private final InFlightCap inFlightCap = new InFlightCap(violations);
    private final NoLostWake noLostWake;
    private final RolledBackHome rolledBackHome = new RolledBackHome(violations);
    private final NothingLeftBehind nothingLeftBehind = new NothingLeftBehind(violations);
    private final PinsHold pinsHold = new PinsHold(violations);
    private final InsideWindow insideWindow;
    private final SoakedFirst soakedFirst = new SoakedFirst(violations);
    private final EveryReleaseEnds everyReleaseEnds = new EveryReleaseEnds(violations);
    private final HealsInTime healsInTime = new HealsInTime(violations);
    private final OneRelease oneRelease = new OneRelease(violations);
    private final StopsWhenTold stopsWhenTold = new StopsWhenTold(violations);

    /** Where every clock is right. */
    public Invariants(Machines machines) {
        this(machines, Duration.ZERO);
    }

    /** @param clockError by so much a clock may be off: so much earlier or later something may begin than it should */
    public Invariants(Machines machines, Duration clockError) {
        this.insideWindow = new InsideWindow(violations, clockError);
        this.noLostWake = new NoLostWake(violations, machines, clockError);
    }

    /** How many checks were made. */
    public long checked() {
        return violations.checked();
    }

    /** The first violations, at most a hundred. */
    public List<Violation> violations() {
        return violations.first();
    }

    /** How many violations there were, those that are not kept included. */
    public long violated() {
        return violations.total();
    }

    @Override
    public void job(Instant at, SeenJob job, StreamEvent event) {
        noLostWake.job(event);
        if (event instanceof StreamEvent.HandoffStarted started) {
            pinsHold.handoffStarted(at, job, started);
        }
    }

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        noLostWake.account(event);
        if (event instanceof AccountEvent.UpdateStarted started) {
            gateFirst.updateStarted(at, account, started);
            insideWindow.updateStarted(at, account);
            inFlightCap.moving(at, account);
        } else if (event instanceof AccountEvent.RollBackStarted) {
            inFlightCap.moving(at, account);
        }
    }

    @Override
    public void wave(Instant at, EntityId wave, WaveEvent event) {
        noLostWake.wave(event);
        stopsWhenTold.wave(at, wave, event);
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        noLostWake.train(event);
        oneRelease.train(at, event);
        gateFirst.train(at, event, panorama);
        soakedFirst.train(at, event, panorama);
        if (event instanceof TrainEvent.ReleaseEnded ended && panorama.release().isPresent()) {
            SeenRelease release = panorama.release().get();
            rolledBackHome.releaseEnded(at, ended, release);
            nothingLeftBehind.releaseEnded(at, ended, release, panorama);
            everyReleaseEnds.releaseEnded(at, release);
        }
    }

    @Override
    public void started(Instant at, SeenJob job, SeenProcess process) {
        oneWriter.started(at, job, process);
        pinsHold.started(at, job, process);
    }

    @Override
    public void onlineUnknown(Instant at, SeenJob job, long epoch) {
        oneWriter.onlineUnknown(at, job, epoch);
    }

    @Override
    public void draining(Instant at, SeenJob job, SeenProcess process) {
        alwaysOnline.draining(at, job, process);
    }

    @Override
    public void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {
        alwaysOnline.gone(at, job, process, ending);
    }

    @Override
    public void rested(Instant at, EntityId entity, Object state, Timers timers) {
        noLostWake.rested(at, entity, state, timers);
    }

    @Override
    public void rang(Instant at, EntityId entity, String key, Instant due) {
        noLostWake.rang(at, entity, key, due);
    }

    @Override
    public void sentAgain(Instant at, EntityId to, EntityId from, Duration since) {
        healsInTime.sentAgain(at, to, from, since);
    }

    @Override
    public void crashed(Instant at, EntityId entity) {
        noLostWake.crashed(entity);
    }

    @Override
    public void ended(Instant at, Panorama panorama) {
        alwaysOnline.ended(at, panorama);
        everyReleaseEnds.ended(at, panorama);
    }
}
