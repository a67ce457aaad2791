package io.slipway.stream;

import static io.slipway.stream.JobBench.NEW;
import static io.slipway.stream.JobBench.OLD;
import static io.slipway.stream.JobBench.PATCHED;
import static io.slipway.stream.JobBench.deploy;
import static io.slipway.stream.JobBench.job;
import static io.slipway.stream.JobBench.overdue;
import static io.slipway.stream.JobBench.retarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.stream.StreamState.Running;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever a job hears, in whatever order, with crashes in between. The fake runtime objects by itself. */
class StreamJobProperties {

    private static final List<Trigger> TRIGGERS = List.of(Trigger.values());
    private static final List<Build> BUILDS = List.of(OLD, NEW, PATCHED);

    @Property(tries = 300)
    void keepsOneProcessOnlineAndAtMostTwoAlive(@ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(false);

        moves.forEach(story::move);

        assertThat(story.runtime.alive()).isNotEmpty();
    }

    @Property(tries = 300)
    void endsOnTheLatestTargetOrFailedWithBlueKept(@ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(false);
        moves.forEach(story::move);

        story.healHonestly();

        Running job = job(story.bench);
        assertThat(job.isSteady()).isTrue();
        assertThat(story.runtime.alive()).containsExactly(job.blue().epoch());
        job.target().ifPresent(target -> {
            assertThat(target.order()).isEqualTo(story.orders);
            assertThat(target.failure().isPresent()
                            || target.build().equals(job.blue().build()))
                    .isTrue();
        });
    }

    @Property(tries = 300)
    void neverHandsAPinnedJobOffForThePlatform(@ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(true);

        moves.forEach(story::move);

        assertThat(story.bench.journal(StreamEvent.HandoffStarted.class))
                .extracting(StreamEvent.HandoffStarted::trigger)
                .doesNotContain(Trigger.PLATFORM_RELEASE, Trigger.ROLL_BACK);
    }

    @Property(tries = 300)
    void usesNoEpochTwice(@ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story(false);

        moves.forEach(story::move);

        assertThat(story.bench.journal(StreamEvent.HandoffStarted.class))
                .extracting(StreamEvent.HandoffStarted::epoch)
                .doesNotHaveDuplicates();
    }

    /** A job, its runtime and all it was ever told. */
    private static final class Story {

        private final Bench<StreamState, StreamEvent> bench = JobBench.undeployed();
        private final FakeRuntime runtime = new FakeRuntime();
        private final List<Command> said = new ArrayList<>();
        private final boolean pinned;
        private long orders;

        Story(boolean pinned) {
            this.pinned = pinned;
            say(deploy(pinned));
        }

        void move(int choice) {
            int pick = choice / 10;
            switch (choice % 10) {
                case 0, 1 -> order(pick);
                case 2, 3 -> any(runtime.alive(), pick).forEach(epoch -> say(runtime.probe(epoch, pick % 5)));
                case 4 -> any(runtime.unproven(), pick).forEach(epoch -> say(runtime.exit(epoch)));
                case 5, 6 -> any(runtime.stopping(), pick).forEach(epoch -> say(runtime.drained(epoch)));
                case 7 -> any(runtime.alive(), pick).forEach(epoch -> say(overdue(epoch)));
                case 8 -> any(said, pick).forEach(this::say);
                default -> runtime.carryOut(bench.crash().effects());
            }
        }

        private void order(int pick) {
            Trigger trigger = TRIGGERS.get(pick % TRIGGERS.size());
            if (!(pinned && trigger.isPlatform())) {
                orders++;
            }
            say(retarget(Math.max(1, orders), trigger, BUILDS.get(pick % 3)));
        }

        private void say(Command command) {
            said.add(command);
            runtime.carryOut(bench.tell(command).effects());
        }

        private static <T> List<T> any(List<T> some, int pick) {
            return some.isEmpty() ? List.of() : List.of(some.get(pick % some.size()));
        }

        /** Every process comes up and every stop is confirmed, for as long as anything is under way. */
        void healHonestly() {
            for (int round = 0; round < 20 && !job(bench).isSteady(); round++) {
                runtime.carryOut(bench.crash().effects());
                runtime.unproven().forEach(epoch -> say(runtime.probe(epoch, 5)));
                runtime.stopping().forEach(epoch -> say(runtime.drained(epoch)));
            }
        }
    }
}
