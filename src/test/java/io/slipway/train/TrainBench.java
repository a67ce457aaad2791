package io.slipway.train;

import io.slipway.account.AccountKind;
import io.slipway.account.AccountReport;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policies;
import io.slipway.policy.Policy;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.train.Actor.Role;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.TrainState.Platform;
import io.slipway.wave.RunReport;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The train on a bench: a fleet of two early-access accounts and two others, one release, and the words of all who speak to it. */
final class TrainBench {

    static final String WEEK = "2026.48";
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    static final Instant MONDAY_MORNING = local(0, "09:00");
    static final Instant TUESDAY_OPENS = local(1, "14:00");
    static final Instant TUESDAY_CLOSES = local(1, "16:00");
    static final Instant WEDNESDAY_OPENS = local(2, "14:00");
    static final Instant WEDNESDAY_CLOSES = local(2, "16:00");
    static final Instant THURSDAY_OPENS = local(3, "14:00");
    static final Instant THURSDAY_CLOSES = local(3, "16:00");

    static final int WAVE_1 = 0;
    static final int RE_RELEASE = 1;
    static final int WAVE_2 = 2;

    static final Build BASELINE = new Build("2026.47.0");
    static final Build FIRST = new Build("2026.48.0");
    static final Build PATCH = new Build("2026.48.1");
    static final Build SECOND_PATCH = new Build("2026.48.2");

    static final EntityId DEV_1 = EntityId.of("account", "dev-1");
    static final EntityId DEV_2 = EntityId.of("account", "dev-2");
    static final EntityId PROD_1 = EntityId.of("account", "prod-1");
    static final EntityId PROD_2 = EntityId.of("account", "prod-2");

    static final Actor CUSTOMER = new Actor("carol", Role.CUSTOMER_ADMIN);
    static final Actor SUPPORT = new Actor("sam", Role.SUPPORT);
    static final Actor OPERATOR = new Actor("olga", Role.OPERATOR);
    static final Actor MANAGER = new Actor("maria", Role.RELEASE_MANAGER);
    static final Actor MONITOR = new Actor("monitor", Role.SYSTEM);

    private TrainBench() {}

    /** Local time of the release week, by days after Monday. */
    static Instant local(int day, String time) {
        return MONDAY.plusDays(day)
                .atTime(java.time.LocalTime.parse(time))
                .atZone(PACIFIC)
                .toInstant();
    }

    static Bench<TrainState, TrainEvent> uncommissioned() {
        return new Bench<>(new ReleaseTrain(), EntityId.of("train", "main"), MONDAY_MORNING);
    }

    /** With its fleet and no release. */
    static Bench<TrainState, TrainEvent> commissioned(Policy policy) {
        return uncommissioned()
                .tell(new TrainCommand.Commission(policy, BASELINE))
                .tell(register(DEV_1, AccountKind.DEVELOPMENT), register(DEV_2, AccountKind.DEVELOPMENT))
                .tell(register(PROD_1, AccountKind.PRODUCTION), register(PROD_2, AccountKind.PRODUCTION))
                .tell(joined(DEV_1), joined(DEV_2), joined(PROD_1), joined(PROD_2))
                .tell(grant(DEV_1), grant(DEV_2));
    }

    static Bench<TrainState, TrainEvent> proposed(Policy policy) {
        return commissioned(policy).tell(propose());
    }

    static Bench<TrainState, TrainEvent> validated(Policy policy) {
        return passed(proposed(policy), FIRST);
    }

    static Bench<TrainState, TrainEvent> validated() {
        return validated(Policies.twoWaves());
    }

    /** Tuesday 14:00: wave 1 is releasing. */
    static Bench<TrainState, TrainEvent> tuesday(Policy policy) {
        return validated(policy).at(TUESDAY_OPENS).tell(opens(WAVE_1));
    }

    static Bench<TrainState, TrainEvent> tuesday() {
        return tuesday(Policies.twoWaves());
    }

    /** Tuesday evening: everyone of wave 1 is on the first build. */
    static Bench<TrainState, TrainEvent> soaking() {
        return tuesday().tell(ended(WAVE_1, 2)).at(local(1, "20:00"));
    }

    /** Tuesday evening, with a blocking issue and a patch for it that has passed every gate. */
    static Bench<TrainState, TrainEvent> patched() {
        return passed(soaking().tell(issue("leak", FIRST, Severity.BLOCKING), patch(PATCH, "leak")), PATCH);
    }

    /** Wednesday 14:00: wave 1 is releasing again, with the patch. */
    static Bench<TrainState, TrainEvent> wednesday() {
        return patched().at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));
    }

    /** Thursday 14:00 of a clean week: wave 2 is releasing. */
    static Bench<TrainState, TrainEvent> thursday() {
        return thursday(Policies.twoWaves());
    }

    static Bench<TrainState, TrainEvent> thursday(Policy policy) {
        return cleanWednesday(tuesday(policy).tell(ended(WAVE_1, 2)))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));
    }

    /** Wednesday passes with nothing to re-release. */
    static Bench<TrainState, TrainEvent> cleanWednesday(Bench<TrainState, TrainEvent> bench) {
        return bench.at(WEDNESDAY_OPENS)
                .tell(opens(RE_RELEASE))
                .at(WEDNESDAY_CLOSES)
                .tell(closes(RE_RELEASE));
    }

    /** Thursday 14:00: everything is well, but for data. */
    static Bench<TrainState, TrainEvent> waitingForData(Policy policy) {
        return cleanWednesday(tuesday(policy).tell(ended(WAVE_1, 2)))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));
    }

    /** Validated, and nobody is in early access. */
    static Bench<TrainState, TrainEvent> deserted(Policy policy) {
        return passed(commissioned(policy).tell(leave(DEV_1), leave(DEV_2), propose()), FIRST);
    }

    static Bench<TrainState, TrainEvent> passed(Bench<TrainState, TrainEvent> bench, Build build) {
        for (Gate gate : Gate.values()) {
            bench.tell(verdict(build, gate, Verdict.PASS));
        }
        return bench;
    }

    static Platform platform(Bench<TrainState, TrainEvent> bench) {
        return (Platform) bench.state();
    }

    static Release release(Bench<TrainState, TrainEvent> bench) {
        return platform(bench).active();
    }

    static EntityId wave(String stage) {
        return EntityId.of("wave", WEEK + "/" + stage);
    }

    static EntityId wave(int stage) {
        return wave(Policies.twoWaves().stages().get(stage).name());
    }

    static TrainCommand register(EntityId account, AccountKind kind) {
        return new TrainCommand.RegisterAccount(account, kind, List.of(), SUPPORT);
    }

    static Command joined(EntityId account) {
        return new AccountReport.Joined(account);
    }

    static TrainCommand grant(EntityId account) {
        return new TrainCommand.GrantEarlyAccess(account, SUPPORT);
    }

    static TrainCommand leave(EntityId account) {
        return new TrainCommand.LeaveEarlyAccess(account, SUPPORT);
    }

    static TrainCommand propose() {
        return new TrainCommand.Propose(WEEK, FIRST, MONDAY, MANAGER);
    }

    static TrainCommand patch(Build build, String... resolves) {
        return new TrainCommand.ProposePatch(WEEK, build, List.of(resolves), MANAGER);
    }

    static TrainCommand verdict(Build build, Gate gate, Verdict verdict) {
        return new TrainCommand.ReportVerdict(WEEK, build, gate, verdict, "12 of 12 cells");
    }

    static TrainCommand override(Build build, Gate gate) {
        return new TrainCommand.OverrideGate(WEEK, build, gate, MANAGER, "a quiet holiday");
    }

    static TrainCommand issue(String id, Build build, Severity severity) {
        return new TrainCommand.ReportIssue(WEEK, id, build, severity, "latency doubled", MONITOR);
    }

    static TrainCommand waive(String id) {
        return new TrainCommand.WaiveIssue(WEEK, id, MANAGER, "known and harmless");
    }

    /** Two waves whose soak watches a critical metric and one that is not. */
    static Policy watched(OnTooLittle outcome) {
        Signal errors = new Signal("error-rate", true, 1_100, 1_500, 1_000, 1_000);
        Signal stale = new Signal("stale-streams", false, 1_100, 2_000, 1_000, 1_000);
        SoakRules rules = new SoakRules(List.of(errors, stale), Duration.ofMinutes(5), Duration.ofMinutes(30), outcome);
        return Policies.soaking(Policies.twoWaves(), rules);
    }

    static Policy watched() {
        return watched(OnTooLittle.CANCEL);
    }

    /** So many bad events of the candidate where the baseline has a thousand; 1000 is like the baseline. */
    static TrainCommand samples(Build build, long window, String metric, long bad) {
        return samples(build, window, new TreeMap<>(Map.of(metric, new Batch(1_000, 100_000, bad, 100_000))));
    }

    static TrainCommand samples(Build build, long window, SortedMap<String, Batch> samples) {
        return new TrainCommand.ReportSamples(WEEK, build, window, samples);
    }

    /** Enough of both metrics, and nothing wrong. */
    static TrainCommand sound(Build build, long window) {
        Batch same = new Batch(1_000, 100_000, 1_000, 100_000);
        return samples(build, window, new TreeMap<>(Map.of("error-rate", same, "stale-streams", same)));
    }

    static TrainCommand triage(String id, Severity severity) {
        return new TrainCommand.TriageIssue(WEEK, id, severity, MANAGER, "seen before");
    }

    static TrainCommand overrideSoak(Build build) {
        return new TrainCommand.OverrideSoak(WEEK, build, MANAGER, "a quiet holiday");
    }

    static TrainCommand soakCloses(int stage) {
        return new TrainCommand.CloseSoak(WEEK, stage);
    }

    static TrainCommand halt() {
        return new TrainCommand.Halt(WEEK, OPERATOR, "a customer called");
    }

    static TrainCommand resume() {
        return new TrainCommand.Resume(WEEK, OPERATOR);
    }

    static TrainCommand cancel() {
        return new TrainCommand.Cancel(WEEK, MANAGER, "a bad feeling");
    }

    static TrainCommand opens(int stage) {
        return new TrainCommand.OpenStage(WEEK, stage);
    }

    static TrainCommand closes(int stage) {
        return new TrainCommand.CloseStage(WEEK, stage);
    }

    /** Every account of the roster is updated. */
    static RunReport ended(int stage, int roster) {
        return ended(wave(stage), roster);
    }

    static RunReport ended(EntityId run, int roster) {
        return ended(run, new Tally(roster, roster, 0, 0, false));
    }

    static RunReport ended(EntityId run, Tally tally, RunReport.AccountFailed... failures) {
        return new RunReport.Ended(run, tally, List.of(failures));
    }

    static RunReport.AccountFailed failed(int stage, EntityId account) {
        return new RunReport.AccountFailed(wave(stage), account, "a job failed");
    }

    static RunReport rolledBack(int stage, int touched, Stranded... needHand) {
        return rolledBack(wave(stage), touched, needHand);
    }

    static RunReport rolledBack(EntityId run, int touched, Stranded... needHand) {
        return new RunReport.RolledBack(run, touched, List.of(needHand));
    }

    /** How the release ended. */
    static TrainEvent.ReleaseEnded ending(Bench<TrainState, TrainEvent> bench) {
        List<TrainEvent.ReleaseEnded> endings = bench.journal(TrainEvent.ReleaseEnded.class);
        if (endings.size() != 1) {
            throw new AssertionError("expected one ending, found " + endings);
        }
        return endings.get(0);
    }
}
