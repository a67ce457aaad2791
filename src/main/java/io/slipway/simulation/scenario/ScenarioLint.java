package io.slipway.simulation.scenario;

import static io.slipway.conf.Finding.error;
import static io.slipway.conf.Finding.warning;

import io.slipway.conf.Finding;
import io.slipway.conf.policy.PolicyLint;
import io.slipway.policy.CellId;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.MatrixCell;
import io.slipway.policy.Part;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds scenarios that can be read and cannot work: what a policy's own lint finds, and what takes the fleet and the world. */
public final class ScenarioLint {

    private static final double TYPICAL = 0.5;

    private final ScenarioFile file;
    private final Scenario scenario;
    private final List<AccountSpec> accounts;
    private final List<Finding> findings = new ArrayList<>();

    private ScenarioLint(ScenarioFile file) {
        this.file = file;
        this.scenario = file.scenario();
        this.accounts = scenario.accounts();
    }

    /** What is wrong with the scenario and its policy; empty if nothing is. */
    public static List<Finding> findings(ScenarioFile file) {
        ScenarioLint lint = new ScenarioLint(file);
        lint.findings.addAll(PolicyLint.findings(file.policy()));
        lint.checkHandoff();
        IntStream.range(0, lint.scenario.policy().stages().size()).forEach(lint::checkRoom);
        lint.checkRosters();
        lint.checkNames();
        lint.checkBlackout();
        lint.checkGates();
        lint.checkPatches();
        lint.checkCells();
        lint.checkCanary();
        lint.checkScript();
        lint.findings.addAll(SoakLint.findings(file, new StageRosters(lint.accounts)));
        return List.copyOf(lint.findings);
    }

    private void checkHandoff() {
        Duration online = online();
        if (online.compareTo(scenario.policy().handoff().timeout()) >= 0) {
            findings.add(error(
                    file.policy().where("handoff.timeout"),
                    "a typical handoff takes " + online.toSeconds() + "s, and it times out after "
                            + scenario.policy().handoff().timeout().toSeconds() + "s",
                    "make timeout " + online.multipliedBy(3).toSeconds() + "s or longer"));
        }
    }

    /** A window limits starts: the last account must be able to start before it closes. */
    private void checkRoom(int index) {
        Policy policy = scenario.policy();
        Stage stage = policy.stages().get(index);
        long roster = new StageRosters(accounts).size(stage);
        Duration each = online().plusMillis(scenario.world().drain().millisAt(TYPICAL))
                .plusMillis(scenario.world().servingSwitch().millisAt(TYPICAL));
        long turns = Math.max(1, stage.window().length().dividedBy(each.plusMillis(1)) + 1);
        long needed = (roster + turns - 1) / turns;
        if (needed > policy.pacing().concurrency()) {
            findings.add(error(
                    file.policy().where(index, "window"),
                    "stage " + stage.name() + " cannot start " + roster + " accounts within " + stage.window() + ", "
                            + policy.pacing().concurrency() + " at once and " + each.toSeconds() + "s each",
                    "write concurrency = " + needed + ", or a longer window"));
        }
    }

    private void checkRosters() {
        boolean staged =
                scenario.policy().stages().stream().anyMatch(stage -> stage.accounts() == Selection.EARLY_ACCESS);
        if (staged && roster(Selection.EARLY_ACCESS) == 0) {
            findings.add(warning(
                    file.origins().of("fleet"),
                    "no account is in early access, so the first wave proves nothing",
                    "give a development account early-access = true"));
        }
    }

    /** Where stages go by names of accounts, only the fleet tells whether every account is in exactly one wave. */
    private void checkNames() {
        List<Stage> stages = scenario.policy().stages();
        if (stages.stream().noneMatch(stage -> stage.part().orElse(null) instanceof Part.Named)) {
            return;
        }
        new StageRosters(accounts)
                .astray(stages)
                .ifPresent(astray -> findings.add(error(
                        file.policy().where("stages"),
                        "account \"" + astray.account() + "\" is in "
                                + (astray.stages().isEmpty()
                                        ? "no stage"
                                        : "stages " + String.join(" and ", astray.stages())),
                        astray.stages().isEmpty()
                                ? "add a stage with a name that it begins with"
                                : "give the stages names that do not overlap")));
    }

    private void checkBlackout() {
        boolean never = IntStream.rangeClosed(1, scenario.weeks())
                .allMatch(week -> scenario.policy().blackedOut(scenario.monday(week)));
        if (never) {
            findings.add(error(
                    file.policy().where("blackout"),
                    "every week of the scenario has a stage on a day of the blackout",
                    "shorten blackout, or simulate more weeks"));
        }
    }

    private void checkGates() {
        Stage first = scenario.policy().stages().get(0);
        WeekTime propose = scenario.releases().propose();
        Duration time = Duration.between(
                propose.in(scenario.start()),
                new WeekTime(first.day(), first.window().closes()).in(scenario.start()));
        Duration gates = Duration.ofMillis(scenario.world().validation().millisAt(TYPICAL));
        if (gates.compareTo(time) >= 0) {
            findings.add(error(
                    file.origins().of("releases.propose"),
                    "a release is proposed on " + propose.day() + " at " + propose.time()
                            + ", too late to pass its gates before stage " + first.name() + " closes",
                    "propose it earlier in the week"));
        }
    }

    private void checkPatches() {
        boolean useful = scenario.policy().stages().stream()
                .anyMatch(stage -> stage.condition() == Stage.Condition.WHEN_ISSUE_OPEN);
        if (!useful
                && scenario.releases().listed().stream()
                        .anyMatch(week -> !week.patches().isEmpty())) {
            findings.add(warning(
                    file.origins().of("releases.weeks"),
                    "there are patches, and no stage of the policy re-releases",
                    "add a stage with when = issue-open, or remove the patches"));
        }
    }

    private void checkCells() {
        List<CellId> known = scenario.policy().validation().stream()
                .flatMap(matrix -> matrix.cells().stream())
                .map(MatrixCell::id)
                .toList();
        List<CellId> named = new ArrayList<>();
        scenario.releases().listed().forEach(week -> week.cells().forEach(fault -> named.add(fault.cell())));
        for (CellId cell : named) {
            if (!known.contains(cell)) {
                findings.add(error(
                        file.origins().of("releases.weeks"),
                        "there is no cell \"" + cell + "\" in the validation matrix of the policy",
                        known.isEmpty()
                                ? "name a matrix in the policy: validation = FILE"
                                : "name one such as " + known.get(0)));
            }
        }
    }

    private void checkCanary() {
        if (scenario.world().canary().isPresent()) {
            return;
        }
        scenario.releases().listed().stream()
                .flatMap(week -> week.regressions().stream())
                .filter(regression -> regression.alters().isPresent())
                .forEach(regression -> findings.add(error(
                        file.origins().of("releases.weeks"),
                        "regression \"" + regression.id() + "\" alters values, and nothing compares them",
                        "add world.canary { requests = 2000 }")));
    }

    private void checkScript() {
        Set<String> names =
                new LinkedHashSet<>(accounts.stream().map(AccountSpec::name).toList());
        for (ScriptedCommand command : scenario.script()) {
            ScriptedAction action = command.action();
            if (action instanceof ScriptedAction.RegisterAccount register
                    && !names.add(register.account().name())) {
                findings.add(error(
                        file.origins().of("script"),
                        "account \"" + register.account().name() + "\" is registered and exists already",
                        "choose another name"));
            } else if (!ScriptedAction.account(action).stream().allMatch(names::contains)) {
                findings.add(error(
                        file.origins().of("script"),
                        "there is no account \""
                                + ScriptedAction.account(action).orElse("") + "\" at " + command.at(),
                        "name an account of the fleet"));
            }
        }
    }

    private long roster(Selection selection) {
        return new StageRosters(accounts).size(selection);
    }

    /** From the start of a green process until it is online, typically. */
    private Duration online() {
        World world = scenario.world();
        HandoffRules rules = scenario.policy().handoff();
        return Duration.ofMillis(
                        world.startUp().millisAt(TYPICAL) + world.catchUp().millisAt(TYPICAL))
                .plus(rules.probeEvery().multipliedBy(rules.probes()));
    }
}
