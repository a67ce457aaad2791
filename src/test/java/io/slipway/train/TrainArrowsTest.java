package io.slipway.train;

import static io.slipway.policy.Matrices.FAST_AWS;
import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.CUSTOMER;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.PROD_1;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.SUPPORT;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.closes;
import static io.slipway.train.TrainBench.commissioned;
import static io.slipway.train.TrainBench.deserted;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.failed;
import static io.slipway.train.TrainBench.grant;
import static io.slipway.train.TrainBench.halt;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.leave;
import static io.slipway.train.TrainBench.local;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.override;
import static io.slipway.train.TrainBench.overrideSoak;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.propose;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.register;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.soakCloses;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.sound;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.triage;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.validated;
import static io.slipway.train.TrainBench.verdict;
import static io.slipway.train.TrainBench.waitingForData;
import static io.slipway.train.TrainBench.waive;
import static io.slipway.train.TrainBench.watched;
import static io.slipway.train.TrainBench.wednesday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.account.AccountKind;
import io.slipway.account.AccountReport;
import io.slipway.machine.Bench;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Kinds;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.train.Gate.Verdict;
import io.slipway.wave.RunReport;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every arrow of the machine is taken, and every command understood in every phase. */
class TrainArrowsTest {

    @Test
    void takesEveryArrow() {
        var members = commissioned(Policies.blackout(Policies.twoWaves(), MONDAY.plusDays(1)))
                .tell(leave(DEV_1), new TrainCommand.RequestEarlyAccess(DEV_1, CUSTOMER))
                .tell(new TrainCommand.DeclineEarlyAccess(DEV_1, SUPPORT, "not yet"), propose())
                .tell(new TrainCommand.AdoptPolicy(Policies.twoWaves(), MANAGER));
        var patched = wednesday().tell(halt(), resume(), ended(RE_RELEASE, 2)).at(THURSDAY_OPENS);
        patched.tell(opens(WAVE_2), failed(WAVE_2, PROD_1), rolledBack(WAVE_2, 2));
        var overridden = proposed(Policies.twoWaves())
                .tell(verdict(FIRST, Gate.SERVING_CANARY, Verdict.INCONCLUSIVE), override(FIRST, Gate.SERVING_CANARY));
        var waived = cleanWednesday(soaking()
                        .tell(issue("typo", FIRST, Severity.MINOR), triage("typo", Severity.BLOCKING))
                        .tell(issue("slip", FIRST, Severity.MINOR), waive("slip")))
                .tell(cancel(), rolledBack(WAVE_1, 2));
        var soaked = cleanWednesday(tuesday(watched(OnTooLittle.ASK)).tell(ended(WAVE_1, 2), sound(FIRST, 1)));
        var undecided = cleanWednesday(tuesday(watched(OnTooLittle.ASK)).tell(ended(WAVE_1, 2)));
        undecided.tell(overrideSoak(FIRST));
        var late = waitingForData(watched()).at(local(3, "14:30")).tell(soakCloses(WAVE_2));
        var nobody = deserted(watched()).at(TUESDAY_OPENS).tell(opens(WAVE_1));

        var assented = soaking().tell(issue("slip", FIRST, Severity.MINOR), AssentsTest.assent(waive("slip")));

        var cells =
                CellsTest.matrix(0).tell(CellsTest.says(FAST_AWS, 1, CellOutcome.FAIL), CellsTest.rerun(FAST_AWS, 1));

        List<TrainEvent> events = Kinds.all(
                members.journal(),
                patched.journal(),
                overridden.journal(),
                waived.journal(),
                soaked.journal(),
                undecided.journal(),
                late.journal(),
                nobody.journal(),
                assented.journal(),
                cells.journal());
        assertThat(Kinds.missing(TrainEvent.class, events)).isEmpty();
    }

    @Test
    void reachesEveryOutcome() {
        assertThat(Stream.of(
                                thursday().tell(ended(WAVE_2, 2)),
                                tuesday().tell(cancel(), rolledBack(WAVE_1, 2)),
                                validated().tell(cancel()),
                                proposed(Policies.twoWaves()).tell(verdict(FIRST, Gate.SERVING_CANARY, Verdict.FAIL)))
                        .map(bench -> ending(bench).outcome()))
                .containsExactlyInAnyOrder(Outcome.values());
    }

    @Test
    void understandsEveryCommandInEveryPhase() {
        assertThat(Kinds.missing(TrainCommand.class, orders())).isEmpty();
        assertThat(Kinds.missing(RunReport.class, reports())).isEmpty();
        List<Supplier<Bench<TrainState, TrainEvent>>> phases = List.of(
                TrainBench::uncommissioned,
                () -> commissioned(Policies.twoWaves()),
                TrainBench::validated,
                TrainBench::tuesday,
                TrainBench::patched,
                TrainBench::wednesday,
                TrainBench::thursday,
                () -> thursday().tell(cancel()),
                () -> tuesday(watched()),
                () -> waitingForData(watched()));
        for (Command command : Kinds.<Command>all(orders(), reports())) {
            for (var phase : phases) {
                assertThat(phase.get().tell(command)).isNotNull();
            }
        }
    }

    @Test
    void givesEveryRefusalACodeAndASentence() {
        List<TrainRefusal> refusals = List.of(
                new TrainRefusal.NotCommissioned(),
                new TrainRefusal.NotPermitted(CUSTOMER, "halt", "OPERATOR"),
                new TrainRefusal.UnknownAccount(DEV_1),
                new TrainRefusal.AccountExists(DEV_1),
                new TrainRefusal.ProductionAccount(PROD_1),
                new TrainRefusal.ReleaseActive("2026.49", WEEK),
                new TrainRefusal.ReleaseOver(WEEK),
                new TrainRefusal.NoSuchRelease(WEEK),
                new TrainRefusal.NoSuchCell(WEEK, FAST_AWS),
                new TrainRefusal.NothingToRerun(FAST_AWS, "the build is validated"),
                new TrainRefusal.NoSuchIssue("leak"),
                new TrainRefusal.NoSuchBuild(WEEK, "2026.48.7"),
                new TrainRefusal.NotInconclusive(Gate.SERVING_CANARY),
                new TrainRefusal.NothingToHalt(WEEK),
                new TrainRefusal.NothingToResume(WEEK, "no wave of it is halted"),
                new TrainRefusal.AwaitsAssent("waive slip", List.of("maria"), 1, ""),
                new TrainRefusal.NothingToOverride("2026.48.0", "it is not soaking"));

        assertThat(Kinds.missing(TrainRefusal.class, refusals)).isEmpty();
        assertThat(refusals).extracting(Refusal::code).contains("NO_SUCH_RELEASE", "NOT_PERMITTED", "ACCOUNT_EXISTS");
        assertThat(refusals).allMatch(refusal -> refusal.code().matches("[A-Z_]+"));
        assertThat(refusals).allMatch(refusal -> refusal.sentence().length() > 20);
    }

    @Test
    void objectsToACommandOfAnotherMachine() {
        assertThatThrownBy(() -> validated().tell(new Command() {})).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Command> orders() {
        EntityId newcomer = EntityId.of("account", "newcomer");
        return List.of(
                new TrainCommand.Commission(Policies.twoWaves(), BASELINE),
                new TrainCommand.AdoptPolicy(Policies.allAtOnce(), MANAGER),
                register(newcomer, AccountKind.PRODUCTION),
                new TrainCommand.RegisterAccounts(List.of()),
                new TrainCommand.RequestEarlyAccess(DEV_1, CUSTOMER),
                grant(DEV_1),
                new TrainCommand.DeclineEarlyAccess(DEV_1, SUPPORT, "no"),
                leave(DEV_1),
                propose(),
                patch(PATCH, "leak"),
                verdict(FIRST, Gate.SERVING_CANARY, Verdict.PASS),
                override(FIRST, Gate.SERVING_CANARY),
                issue("leak", FIRST, Severity.BLOCKING),
                waive("leak"),
                triage("leak", Severity.MINOR),
                sound(FIRST, 1),
                overrideSoak(FIRST),
                soakCloses(WAVE_2),
                AssentsTest.assent(waive("leak")),
                AssentsTest.carryOut(waive("leak")),
                halt(),
                resume(),
                cancel(),
                CellsTest.passes(FAST_AWS),
                CellsTest.rerun(FAST_AWS, 1),
                opens(WAVE_2),
                closes(WAVE_2));
    }

    private static List<Command> reports() {
        return List.of(
                failed(WAVE_1, DEV_1),
                ended(WAVE_1, 2),
                rolledBack(WAVE_1, 2),
                ended(EntityId.of("wave", "2026.47/wave-1"), 2),
                new AccountReport.Joined(DEV_1),
                new AccountReport.Updated(DEV_1, FIRST));
    }
}
