package io.slipway.simulation.scenario;

import static io.slipway.conf.Finding.error;

import io.slipway.conf.Finding;
import io.slipway.judge.power.PowerCheck;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a soak that could not see what it is there for: at the traffic of the scenario a metric must find its declared regression,
 * and let a sound build pass, between the window that ships the build and the deadline of the stage that waits for it.
 */
final class SoakLint {

    /** Chance to have decided by then. */
    private static final double POWER = 0.95;

    private final ScenarioFile file;
    private final Scenario scenario;
    private final SoakRules rules;
    private final StageRosters rosters;
    private final List<Finding> findings = new ArrayList<>();

    private SoakLint(ScenarioFile file, SoakRules rules, StageRosters rosters) {
        this.file = file;
        this.scenario = file.scenario();
        this.rules = rules;
        this.rosters = rosters;
    }

    /** What is wrong; nothing if the policy watches nothing. A soak on nobody is another matter (DOMAIN A32). */
    static List<Finding> findings(ScenarioFile file, StageRosters rosters) {
        Optional<SoakRules> rules = file.scenario().policy().soak();
        if (rules.isEmpty()) {
            return List.of();
        }
        SoakLint lint = new SoakLint(file, rules.get(), rosters);
        for (int i = 0; i < rules.get().signals().size(); i++) {
            lint.check(i);
        }
        return lint.findings;
    }

    private void check(int place) {
        Signal signal = rules.signals().get(place);
        Optional<SignalRate> rate = scenario.world().signals().stream()
                .filter(one -> one.metric().equals(signal.metric()))
                .findFirst();
        String where = file.policy().where("signals.watch[" + place + "].metric");
        if (rate.isEmpty()) {
            findings.add(error(
                    where,
                    "nothing says how often " + signal.metric() + " is bad, so its soak would never be decided",
                    "add { metric = " + signal.metric() + ", rate = 1% } to world.signals"));
            return;
        }
        List<Stage> stages = scenario.policy().stages();
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).condition() == Condition.UNLESS_REGRESSION) {
                checkTime(where, signal, rate.get(), stages.get(i - 1), stages.get(i));
            }
        }
    }

    private void checkTime(String where, Signal signal, SignalRate rate, Stage ships, Stage waits) {
        Duration soak = Duration.ofDays(
                        (long) waits.day().getValue() - ships.day().getValue())
                .plus(Duration.between(ships.window().closes(), waits.window().opens()))
                .plus(rules.deadline());
        int candidate = rosters.before(scenario.policy().stages(), waits);
        int accounts = Math.min(candidate, rosters.fleet() - candidate);
        if (accounts == 0) {
            return;
        }
        double perMinute = (double) accounts * rate.perMinute();
        var sight = PowerCheck.soak(
                signal.metric(), signal.test(rules.signals().size()), rate.rate(), perMinute, soak, POWER);
        if (!sight.sees()) {
            findings.add(error(
                    where,
                    "from " + ships.name() + " to " + waits.name() + ", " + sight.sentence(),
                    "let more accounts go before it, or declare a larger regression"));
        }
    }
}
