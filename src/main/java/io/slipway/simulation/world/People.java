package io.slipway.simulation.world;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.Signal;
import io.slipway.simulation.scenario.AccountSpec;
import io.slipway.simulation.scenario.Patch;
import io.slipway.simulation.scenario.ReleaseLabel;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScriptedCommand;
import io.slipway.simulation.scenario.Timing;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Marks;
import io.slipway.train.Actor;
import io.slipway.train.Actor.Role;
import io.slipway.train.TrainCommand;
import java.util.List;
import java.util.stream.Stream;

/** The pipeline that proposes builds, the developers who patch them, and those who act by the script. */
final class People {

    private static final EntityId PEOPLE = EntityId.of("port", "people");
    private static final Actor PIPELINE = new Actor("pipeline", Role.SYSTEM);
    private static final Actor SUPPORT = new Actor("support", Role.SUPPORT);

    private final Scene scene;
    private final Calendar calendar;
    private final Marks<EntityId> entitled = new Marks<>();
    private final Marks<String> patching = new Marks<>();

    People(Scene scene, Calendar calendar) {
        this.scene = scene;
        this.calendar = calendar;
    }

    void begin() {
        Scenario scenario = scene.scenario();
        tell(new TrainCommand.Commission(scenario.policy(), scenario.baseline()));
        for (int week = 1; week <= scenario.weeks(); week++) {
            propose(scenario, week);
        }
        scenario.script().forEach(this::act);
    }

    private void propose(Scenario scenario, int week) {
        ReleaseLabel release = scenario.release(week);
        var monday = scenario.monday(week);
        long at = calendar.instant(scenario.releases().propose().in(monday)).toEpochMilli();
        scene.agenda()
                .at(
                        at,
                        Appointment.of(() ->
                                tell(new TrainCommand.Propose(release.text(), release.build(0), monday, PIPELINE))));
    }

    private void act(ScriptedCommand scripted) {
        ReleaseLabel release = ReleaseLabel.of(scripted.at().toLocalDate());
        Command command = Script.command(scripted, release);
        long at = calendar.instant(scripted.at()).toEpochMilli();
        scene.agenda().at(at, Appointment.of(() -> tell(command)));
    }

    /** Accounts are registered once there is a platform. */
    void commissioned() {
        for (AccountSpec account : scene.scenario().accounts()) {
            EntityId id = EntityId.of("account", account.name());
            tell(new TrainCommand.RegisterAccount(id, account.kind(), account.jobs(), SUPPORT));
            if (account.earlyAccess()) {
                entitled.add(id);
            }
        }
    }

    /** Support grants early access to an account once it is registered. */
    void registered(EntityId account) {
        if (entitled.remove(account)) {
            tell(new TrainCommand.GrantEarlyAccess(account, SUPPORT));
        }
    }

    /** The first issue of a release sets people to work on its patches. */
    void issueOpened(String release) {
        if (patching.add(release)) {
            calendar.plan(release).patches().forEach(patch -> work(release, patch));
        }
    }

    private void work(String release, Patch patch) {
        var label = new ReleaseLabel(release);
        var command =
                new TrainCommand.ProposePatch(release, label.build(patch.build()), resolves(release, patch), PIPELINE);
        scene.agenda().at(readyAt(release, patch), Appointment.of(() -> tell(command)));
    }

    /** A regression is known by its own name where a monitor reports it, and by that of its metric where the judge does. */
    private List<String> resolves(String release, Patch patch) {
        Stream<String> judged = calendar.plan(release).regressions().stream()
                .filter(regression -> patch.fixes().contains(regression.id()))
                .flatMap(regression -> regression.effect().stream())
                .map(effect -> Signal.issue(effect.metric()));
        return Stream.concat(patch.fixes().stream(), judged).distinct().toList();
    }

    private long readyAt(String release, Patch patch) {
        if (patch.ready() instanceof Timing.After after) {
            double u = scene.chance().at(Chance.key(release), Purpose.PATCH, patch.build());
            return scene.agenda().nowMillis() + after.latency().millisAt(u);
        }
        Timing.On on = (Timing.On) patch.ready();
        return calendar.instant(on.moment().in(calendar.monday(release))).toEpochMilli();
    }

    private void tell(Command command) {
        scene.deliver(ModelledWorld.TRAIN, PEOPLE, command);
    }
}
