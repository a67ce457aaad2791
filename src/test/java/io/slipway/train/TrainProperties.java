package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.DEV_2;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.PATCH;
import static io.slipway.train.TrainBench.SECOND_PATCH;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.commissioned;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.ending;
import static io.slipway.train.TrainBench.halt;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.overrideSoak;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.platform;
import static io.slipway.train.TrainBench.propose;
import static io.slipway.train.TrainBench.release;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.samples;
import static io.slipway.train.TrainBench.triage;
import static io.slipway.train.TrainBench.verdict;
import static io.slipway.train.TrainBench.waive;
import static io.slipway.train.TrainBench.watched;
import static io.slipway.train.TrainBench.wave;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.soak.Batch;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policies;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.policy.Stage.Condition;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.StageRun.Status;
import io.slipway.wave.RunReport;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever the train hears, in whatever order, with crashes in between. */
class TrainProperties {

    private static final List<Policy> POLICIES = List.of(
            Policies.twoWaves(),
            Policies.failureBudget(Policies.twoWaves(), 1),
            Policies.onCancel(Policies.twoWaves(), OnCancel.KEEP),
            Policies.lateRegression(Policies.twoWaves(), LateRegression.HALT),
            Policies.threeRings(),
            Policies.allAtOnce(),
            watched(),
            watched(OnTooLittle.ASK));

    @Property(tries = 300)
    void opensARunOnlyThroughItsGateAndInsideItsWindow(
            @ForAll @IntRange(max = 7) int policy, @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> moves) {
        Story story = new Story(POLICIES.get(policy));

        moves.forEach(story::move);

        assertThat(story.broken).isEmpty();
    }

    @Property(tries = 300)
    void reachesAnEndOnceTheWeekIsOverAndItsRunsHaveReported(
            @ForAll @IntRange(max = 7) int policy, @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> moves) {
        Story story = new Story(POLICIES.get(policy));
        moves.forEach(story::move);

        story.healHonestly();

        assertThat(platform(story.bench).release()).isEmpty();
        assertThat(story.bench.journal(TrainEvent.ReleaseEnded.class)).hasSize(1);
    }

    @Property(tries = 300)
    void rollsEveryTouchedRunBackAfterACancellation(
            @ForAll @IntRange(max = 7) int policy, @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> moves) {
        Story story = new Story(POLICIES.get(policy));
        moves.forEach(story::move);

        story.say(cancel());
        story.healHonestly();

        Outcome outcome = ending(story.bench).outcome();
        int runs = story.bench.journal(TrainEvent.RunOpened.class).size();
        boolean canceled =
                !story.bench.journal(TrainEvent.ReleaseCanceled.class).isEmpty();
        if (canceled && runs > 0 && POLICIES.get(policy).onCancel() == OnCancel.ROLL_BACK_WEEK) {
            assertThat(outcome).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(story.bench.journal(TrainEvent.RunRolledBack.class)).hasSize(runs);
            assertThat(platform(story.bench).baseline()).isEqualTo(BASELINE);
        }
    }

    @Property(tries = 300)
    void numbersItsOrdersUpwards(@ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> moves) {
        Story story = new Story(Policies.twoWaves());

        moves.forEach(story::move);

        long orders = story.bench.journal().stream()
                .filter(event -> event instanceof TrainEvent.RunOpened
                        || event instanceof TrainEvent.RunHalted
                        || event instanceof TrainEvent.RunResumed
                        || event instanceof TrainEvent.RunRollBackStarted)
                .count();
        assertThat(platform(story.bench).orders()).isEqualTo(orders);
    }

    /** A train, its timers, and all it was ever told. */
    private static final class Story {

        private final Bench<TrainState, TrainEvent> bench;
        private final List<Command> said = new ArrayList<>();
        private final TreeMap<String, Effect.Wake> timers = new TreeMap<>();
        private final List<String> broken = new ArrayList<>();
        private long windows;

        Story(Policy policy) {
            bench = commissioned(policy);
            say(propose());
        }

        void move(int choice) {
            int pick = choice / 20;
            switch (choice % 20) {
                case 0, 1, 2, 3 -> verdicts(pick);
                case 4 ->
                    say(issue("issue-" + pick % 3, build(pick), pick % 5 == 0 ? Severity.BLOCKING : Severity.MINOR));
                case 5 -> say(patch(pick % 2 == 0 ? PATCH : SECOND_PATCH, "issue-0", "issue-" + pick % 3));
                case 6 -> say(waive("issue-" + pick % 3));
                case 7 -> say(pick % 2 == 0 ? halt() : resume());
                case 8 -> {
                    if (pick % 10 == 0) {
                        say(cancel());
                    }
                }
                case 9 -> bench.after(Duration.ofMinutes(pick % 500)); // The timers are late.
                case 10, 11, 12 -> pass(Duration.ofMinutes(pick % 500));
                case 13, 14, 15 -> report(pick);
                case 16 -> say(failed(pick));
                case 17, 18 -> say(said.get(pick % said.size()));
                default -> {
                    if (pick % 3 == 0) {
                        watch(bench.crash());
                    } else {
                        seen(pick / 3);
                    }
                }
            }
        }

        private static Build build(int pick) {
            return List.of(FIRST, PATCH, SECOND_PATCH).get(pick % 3);
        }

        private void verdicts(int pick) {
            for (Gate gate : Gate.values()) {
                boolean good = pick % 7 > 0 || gate != Gate.SERVING_CANARY;
                say(verdict(build(pick), gate, good ? Verdict.PASS : Verdict.INCONCLUSIVE));
            }
        }

        /** Seldom harm, mostly too little to decide. */
        private void seen(int pick) {
            long bad = pick % 7 == 0 ? 2_000 : 1_000;
            int part = pick % 3 == 0 ? 1 : 40;
            Batch batch = new Batch(1_000 / part, 100_000 / part, bad / part, 100_000 / part);
            windows++;
            say(samples(
                    build(pick / 5 % 4), windows, new TreeMap<>(Map.of("error-rate", batch, "stale-streams", batch))));
            if (pick % 11 == 0) {
                say(overrideSoak(FIRST));
                say(triage("issue-0", pick % 2 == 0 ? Severity.MINOR : Severity.BLOCKING));
            }
        }

        private void report(int pick) {
            platform(bench).release().flatMap(Story::busy).ifPresent(run -> say(answer(run, pick % 4 > 0)));
        }

        private RunReport failed(int pick) {
            EntityId run = platform(bench).release().flatMap(Story::busy).orElse(wave(WAVE_1));
            return new RunReport.AccountFailed(run, pick % 2 == 0 ? DEV_1 : DEV_2, "a job failed");
        }

        private static Optional<EntityId> busy(Release release) {
            return release.releasing()
                    .or(() -> release.place(Status.ROLLING_BACK))
                    .map(release::run);
        }

        private RunReport answer(EntityId run, boolean well) {
            Release release = release(bench);
            int place = release.stageOf(run).orElseThrow();
            int roster = release.roster(place).size();
            if (release.stages().get(place).status() == Status.ROLLING_BACK) {
                return well ? rolledBack(run, roster) : rolledBack(run, roster, new Stranded(DEV_1, "stuck"));
            }
            return well ? ended(run, roster) : ended(run, new Tally(roster, 0, 0, roster, true));
        }

        void say(Command command) {
            said.add(command);
            watch(bench.tell(command));
            List<TrainEvent> news = bench.news();
            for (int i = 0; i < news.size(); i++) {
                if (news.get(i) instanceof TrainEvent.RunOpened opened) {
                    opened(news, i, opened);
                }
            }
        }

        private void opened(List<TrainEvent> news, int i, TrainEvent.RunOpened opened) {
            boolean gated = i > 0
                    && news.get(i - 1) instanceof TrainEvent.StageGatePassed gate
                    && gate.stage() == opened.stage();
            if (!gated) {
                broken.add("stage " + opened.stage() + " opened without its gate");
            }
            StageRun run = release(bench).stages().get(opened.stage());
            if (!run.isOpenAt(bench.now())) {
                broken.add("stage " + opened.stage() + " opened outside its window");
            }
            if (run.condition() == Condition.UNLESS_REGRESSION
                    && release(bench).openIssues().findAny().isPresent()) {
                broken.add("stage " + opened.stage() + " opened with an open issue");
            }
            if (run.condition() == Condition.UNLESS_REGRESSION && !isSoaked(opened.build())) {
                broken.add("stage " + opened.stage() + " opened on an undecided soak");
            }
            long releasing = release(bench).stages().stream()
                    .filter(stage -> stage.status() == Status.RELEASING)
                    .count();
            if (releasing > 1) {
                broken.add("two stages release at once");
            }
        }

        /** By the journal alone: every metric was judged, or a manager let it pass, unless the build was new to everyone. */
        private boolean isSoaked(Build build) {
            boolean overridden = bench.journal(TrainEvent.SoakOverridden.class).stream()
                    .anyMatch(event -> event.build().equals(build));
            boolean first = bench.journal(TrainEvent.RunOpened.class).size() == 1;
            List<String> judged = bench.journal(TrainEvent.SignalJudged.class).stream()
                    .filter(event -> event.build().equals(build))
                    .map(TrainEvent.SignalJudged::metric)
                    .distinct()
                    .toList();
            return bench.journal(TrainEvent.Commissioned.class)
                            .get(0)
                            .policy()
                            .soak()
                            .isEmpty()
                    || overridden
                    || first
                    || judged.size() == 2;
        }

        private void watch(Bench<TrainState, TrainEvent> told) {
            for (Effect effect : told.effects()) {
                if (effect instanceof Effect.Wake wake) {
                    timers.put(wake.key(), wake);
                } else if (effect instanceof Effect.Unwake unwake) {
                    timers.remove(unwake.key());
                }
            }
        }

        /** Time passes, and what falls due in it is heard. */
        private void pass(Duration duration) {
            var until = bench.now().plus(duration);
            while (true) {
                var due = timers.values().stream()
                        .filter(wake -> !wake.at().isAfter(until))
                        .min(Comparator.comparing(Effect.Wake::at));
                if (due.isEmpty()) {
                    break;
                }
                timers.remove(due.get().key());
                if (due.get().at().isAfter(bench.now())) {
                    bench.at(due.get().at());
                }
                say(due.get().command());
            }
            bench.at(until);
        }

        void healHonestly() {
            for (int hour = 0; hour < 100 && platform(bench).release().isPresent(); hour++) {
                pass(Duration.ofHours(1));
                for (int round = 0; round < 4; round++) {
                    report(1);
                }
            }
        }
    }
}
