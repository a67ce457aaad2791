package io.slipway.wave;

import static io.slipway.wave.RunBench.CLOSES;
import static io.slipway.wave.RunBench.NEW;
import static io.slipway.wave.RunBench.OLD;
import static io.slipway.wave.RunBench.closeWindow;
import static io.slipway.wave.RunBench.halt;
import static io.slipway.wave.RunBench.open;
import static io.slipway.wave.RunBench.resume;
import static io.slipway.wave.RunBench.rollBack;
import static io.slipway.wave.RunBench.run;
import static io.slipway.wave.RunBench.unopened;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountCommand;
import io.slipway.account.AccountReport;
import io.slipway.machine.Bench;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.WaveState.Phase;
import io.slipway.wave.WaveState.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever a run hears, in whatever order, with crashes in between. */
class WaveProperties {

    @Property(tries = 300)
    void keepsItsPaceItsWindowAndItsHalts(
            @ForAll @IntRange(max = 9) int roster,
            @ForAll @IntRange(min = 1, max = 4) int pace,
            @ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(roster, pace);

        moves.forEach(story::move);

        assertThat(story.broken).isEmpty();
    }

    @Property(tries = 300)
    void endsOnceItsAccountsHaveReportedAndItsWindowHasClosed(
            @ForAll @IntRange(max = 9) int roster,
            @ForAll @IntRange(min = 1, max = 4) int pace,
            @ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(roster, pace);
        moves.forEach(story::move);

        story.bench.at(CLOSES);
        story.say(closeWindow());
        story.healHonestly();

        assertThat(run(story.bench).phase()).isIn(Phase.ENDED, Phase.ROLLED_BACK);
        run(story.bench)
                .ended()
                .ifPresent(tally -> assertThat(tally.updated() + tally.failed() + tally.leftOver())
                        .isEqualTo(tally.roster()));
    }

    @Property(tries = 300)
    void takesEveryTouchedAccountBackOrListsIt(
            @ForAll @IntRange(max = 9) int roster,
            @ForAll @IntRange(min = 1, max = 4) int pace,
            @ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(roster, pace);
        moves.forEach(story::move);

        story.say(rollBack(1_000));
        story.healHonestly();

        Run run = run(story.bench);
        assertThat(run.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(story.takenBack()).isEqualTo(story.touched);
        assertThat(story.bench.journal(WaveEvent.RolledBack.class))
                .containsExactly(new WaveEvent.RolledBack(
                        story.touched.size(), run.stranded().size()));
    }

    /** A run, all it was ever told, and whom it touched. */
    private static final class Story {

        private final Bench<WaveState, WaveEvent> bench = unopened();
        private final List<Command> said = new ArrayList<>();
        private final Set<EntityId> touched = new TreeSet<>();
        private final List<String> broken = new ArrayList<>();
        private final int pace;
        private long orders = 1;

        Story(int roster, int pace) {
            this.pace = pace;
            say(open(
                    1,
                    IntStream.rangeClosed(1, roster).mapToObj(RunBench::account).toList(),
                    pace));
        }

        void move(int choice) {
            int pick = choice / 10;
            switch (choice % 10) {
                case 0, 1, 2, 3 -> report(pick);
                case 4 -> say(pick % 2 == 0 ? halt(++orders) : resume(++orders));
                case 5 -> say(said.get(pick % said.size()));
                case 6 -> bench.after(Duration.ofMinutes(pick % 100));
                case 7 -> {
                    if (!bench.now().isBefore(CLOSES)) {
                        say(closeWindow());
                    }
                }
                case 8 -> {
                    if (pick % 5 == 0) {
                        say(rollBack(++orders));
                    }
                }
                default -> watch(bench.crash());
            }
        }

        private void report(int pick) {
            List<EntityId> flying = run(bench).line().flying();
            if (!flying.isEmpty()) {
                EntityId account = flying.get(pick % flying.size());
                say(reports(account).get(pick % 5));
            }
        }

        private static List<AccountReport> reports(EntityId account) {
            return List.of(
                    new AccountReport.Updated(account, NEW),
                    new AccountReport.UpdateFailed(account, "failed"),
                    new AccountReport.TooLate(account),
                    new AccountReport.RolledBack(account, OLD),
                    new AccountReport.HandNeeded(account, "stuck"));
        }

        void say(Command command) {
            said.add(command);
            watch(bench.tell(command));
            boolean started = bench.news().stream().anyMatch(WaveEvent.AccountsStarted.class::isInstance);
            if (started && !bench.now().isBefore(CLOSES)) {
                broken.add("started outside its window");
            }
            if (started && run(bench).phase() == Phase.HALTED) {
                broken.add("started while halted");
            }
        }

        private void watch(Bench<WaveState, WaveEvent> told) {
            if (run(told).line().inFlight().size() > pace) {
                broken.add("more in flight than its pace allows");
            }
            for (Effect effect : told.effects()) {
                if (effect instanceof Effect.Tell tell && tell.command() instanceof AccountCommand.Update) {
                    touched.add(tell.to());
                }
            }
        }

        void healHonestly() {
            for (int round = 0; round < 40; round++) {
                boolean back = run(bench).phase() == Phase.ROLLING_BACK;
                run(bench)
                        .line()
                        .flying()
                        .forEach(account -> say(reports(account).get(back ? 3 : 0)));
            }
        }

        Set<EntityId> takenBack() {
            Set<EntityId> accounts = new TreeSet<>();
            bench.journal(WaveEvent.AccountRolledBack.class).forEach(event -> accounts.add(event.account()));
            run(bench).stranded().stream().map(Stranded::account).forEach(accounts::add);
            return accounts;
        }
    }
}
