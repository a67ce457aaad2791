package io.slipway.simulation.world;

import io.slipway.machine.EntityId;
import io.slipway.policy.CellId;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Marks;
import io.slipway.train.CellEvidence;
import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence;
import io.slipway.train.Gate;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.util.Optional;

/** Judges builds at the gates as the scenario says or as its canary finds, and watches the accounts that run them. */
final class ModelledEvidence {

    private static final EntityId GATES = EntityId.of("port", "gates");

    private final Scene scene;
    private final Calendar calendar;
    private final Defects defects;
    private final ModelledSignals signals;
    private final ModelledCanary canary;
    private final Tidings tidings;
    private final Marks<Evidence> judging = new Marks<>();

    ModelledEvidence(Scene scene, Calendar calendar, Defects defects, ModelledSignals signals) {
        this.scene = scene;
        this.calendar = calendar;
        this.defects = defects;
        this.signals = signals;
        this.canary = new ModelledCanary(scene, defects);
        this.tidings = new Tidings(scene);
    }

    void ask(Evidence request) {
        if (request instanceof Evidence.Judge judge) {
            judge(judge);
        } else if (request instanceof Evidence.RunCell cell) {
            run(cell);
        } else if (request instanceof Evidence.Watch watch) {
            defects.watch(watch.build());
        } else if (request instanceof Evidence.Sample sample) {
            signals.sample(sample);
        } else if (request instanceof Evidence.Unwatch) {
            defects.unwatch();
            signals.stop();
            judging.clear();
        }
    }

    private void run(Evidence.RunCell run) {
        if (!judging.add(run)) {
            return;
        }
        CellId cell = run.cell().id();
        double u = scene.chance().at(Chance.key(run.build() + "/" + cell), Purpose.VALIDATION, run.attempt());
        long took = Math.min(
                scene.scenario().world().validation().millisAt(u),
                run.cell().timeLimit().toMillis());
        CellOutcome outcome = took == run.cell().timeLimit().toMillis()
                ? CellOutcome.TIMED_OUT
                : calendar.plan(run.release()).outcome(Calendar.number(run.build()), cell, run.attempt());
        CellEvidence evidence = new CellEvidence(
                "world", Duration.ofMillis(took), "as the scenario says", Optional.empty(), Optional.empty());
        scene.agenda()
                .after(
                        run.cell().waitBefore(run.retry()).toMillis() + took,
                        Appointment.of(() -> tidings.tell(
                                GATES, report(run, outcome, evidence), report(run, opposite(outcome), evidence))));
    }

    private void judge(Evidence.Judge judge) {
        if (!judging.add(judge)) {
            return;
        }
        long owner = Chance.key(judge.build() + "/" + judge.gate());
        double u = scene.chance().at(owner, Purpose.VALIDATION, 0);
        ModelledCanary.Finding found = found(judge);
        scene.agenda()
                .after(
                        scene.scenario().world().validation().millisAt(u),
                        Appointment.of(() -> tidings.tell(
                                GATES,
                                report(judge, found.verdict(), found.evidence()),
                                report(judge, opposite(found.verdict()), "said the opposite before"))));
    }

    private static TrainCommand report(Evidence.RunCell run, CellOutcome outcome, CellEvidence evidence) {
        return new TrainCommand.ReportCell(
                run.release(), run.build(), run.cell().id(), run.attempt(), outcome, evidence);
    }

    private static TrainCommand report(Evidence.Judge judge, Verdict verdict, String evidence) {
        return new TrainCommand.ReportVerdict(judge.release(), judge.build(), judge.gate(), verdict, evidence);
    }

    private static CellOutcome opposite(CellOutcome outcome) {
        return outcome == CellOutcome.PASS ? CellOutcome.FAIL : CellOutcome.PASS;
    }

    private static Verdict opposite(Verdict verdict) {
        return verdict == Verdict.PASS ? Verdict.FAIL : Verdict.PASS;
    }

    /** What the scenario says against a build stands, whatever the canary finds. */
    private ModelledCanary.Finding found(Evidence.Judge judge) {
        Verdict said = calendar.plan(judge.release()).verdict(Calendar.number(judge.build()), judge.gate());
        return scene.scenario()
                .world()
                .canary()
                .filter(traffic -> judge.gate() == Gate.SERVING_CANARY && said == Verdict.PASS)
                .map(traffic -> canary.judge(judge.build(), traffic))
                .orElseGet(() -> new ModelledCanary.Finding(said, "as the scenario says"));
    }
}
