package io.slipway.simulation.world;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Stage.Selection;
import io.slipway.simulation.scenario.GreenFault;
import io.slipway.simulation.scenario.Regression;
import io.slipway.simulation.scenario.Timing;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Lookup;
import io.slipway.simulation.time.Marks;
import io.slipway.train.Actor;
import io.slipway.train.Actor.Role;
import io.slipway.train.TrainCommand;
import java.time.Instant;
import java.util.List;

/** The regressions that hide in builds: what they do to green processes, and when monitoring sees them. */
final class Defects {

    private static final EntityId SIGNALS = EntityId.of("port", "signals");
    private static final Actor MONITOR = new Actor("monitor", Role.SYSTEM);

    private final Scene scene;
    private final Calendar calendar;
    private final Marks<EntityId> early;
    private final Lookup<Build, List<Regression>> hidden = new Lookup<>();
    private final Marks<Build> watched = new Marks<>();
    private final Marks<String> reported = new Marks<>();

    Defects(Scene scene, Calendar calendar, Marks<EntityId> early) {
        this.scene = scene;
        this.calendar = calendar;
        this.early = early;
    }

    void watch(Build build) {
        watched.add(build);
    }

    /** The release is over; so are its builds and their reports. */
    void unwatch() {
        watched.clear();
        reported.clear();
        hidden.clear();
    }

    boolean neverReports(Build build, EntityId job, long key) {
        return fails(build, job, key, GreenFault.Kind.NEVER_ONLINE);
    }

    boolean lagNeverCloses(Build build, EntityId job, long key) {
        return fails(build, job, key, GreenFault.Kind.LAG_NEVER_CLOSES);
    }

    private boolean fails(Build build, EntityId job, long key, GreenFault.Kind kind) {
        List<Regression> regressions = in(build);
        for (Regression regression : regressions) {
            boolean hit = regression
                    .green()
                    .filter(fault -> fault.kind() == kind
                            && shows(regression, account(job))
                            && scene.chance().at(key, Purpose.GREEN_FAULT, Chance.key(regression.id())) < fault.share())
                    .isPresent();
            if (hit) {
                return true;
            }
        }
        return false;
    }

    /** An account begins to serve a build: what is wrong with it begins to be seen. */
    void served(EntityId account, Build build) {
        if (!watched.has(build)) {
            return;
        }
        for (Regression regression : in(build)) {
            if (regression.reported().isPresent()
                    && shows(regression, account)
                    && reported.add(issue(regression, build))) {
                long at = reportedAt(regression.reported().get(), regression, build);
                scene.agenda().at(at, Appointment.of(() -> report(regression, build)));
            }
        }
    }

    private long reportedAt(Timing timing, Regression regression, Build build) {
        if (timing instanceof Timing.After after) {
            long owner = Chance.key(build.label() + "/" + regression.id());
            double u = scene.chance().at(owner, Purpose.DETECTION, 0);
            return scene.agenda().nowMillis() + after.latency().millisAt(u);
        }
        Timing.On on = (Timing.On) timing;
        Instant moment = calendar.instant(on.moment().in(calendar.monday(Calendar.release(build))));
        return moment.toEpochMilli();
    }

    private void report(Regression regression, Build build) {
        if (watched.has(build)) {
            scene.deliver(
                    ModelledWorld.TRAIN,
                    SIGNALS,
                    new TrainCommand.ReportIssue(
                            Calendar.release(build),
                            issue(regression, build),
                            build,
                            io.slipway.train.Severity.valueOf(
                                    regression.severity().name()),
                            regression.id() + " seen on " + build,
                            MONITOR));
        }
    }

    /** A regression that a patch was to take away and did not is another issue. */
    private static String issue(Regression regression, Build build) {
        return Calendar.number(build) == regression.inBuild() ? regression.id() : regression.id() + "@" + build;
    }

    /** What is wrong with a build. */
    List<Regression> in(Build build) {
        return hidden.get(
                build,
                b -> calendar.isOfScenario(b)
                        ? calendar.plan(Calendar.release(b)).in(Calendar.number(b))
                        : List.of());
    }

    private boolean shows(Regression regression, EntityId account) {
        return shows(regression, early.has(account));
    }

    /** Whether it shows on accounts of early access, or on the others. */
    boolean shows(Regression regression, boolean inEarlyAccess) {
        return regression.shows() == Selection.ALL || (regression.shows() == Selection.EARLY_ACCESS) == inEarlyAccess;
    }

    private static EntityId account(EntityId job) {
        String name = job.name();
        return EntityId.of("account", name.substring(0, name.indexOf('/')));
    }
}
