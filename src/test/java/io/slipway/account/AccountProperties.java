package io.slipway.account;

import static io.slipway.account.TenantBench.ACME;
import static io.slipway.account.TenantBench.CLICKS;
import static io.slipway.account.TenantBench.NEW;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.ORDERS;
import static io.slipway.account.TenantBench.PATCHED;
import static io.slipway.account.TenantBench.RE_RELEASE;
import static io.slipway.account.TenantBench.WAVE;
import static io.slipway.account.TenantBench.failed;
import static io.slipway.account.TenantBench.overdue;
import static io.slipway.account.TenantBench.rollBack;
import static io.slipway.account.TenantBench.settled;
import static io.slipway.account.TenantBench.switched;
import static io.slipway.account.TenantBench.tenant;
import static io.slipway.account.TenantBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.Switch;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.stream.JobReport;
import io.slipway.stream.StreamCommand.Retarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever an account hears, in whatever order, with crashes in between. */
class AccountProperties {

    @Property(tries = 300)
    void asksTheSwitchOnlyAfterEveryUnpinnedJobReported(
            @ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story();

        moves.forEach(story::move);

        assertThat(story.switchedTooEarly).isEmpty();
    }

    @Property(tries = 300)
    void neverMovesAPinnedJob(@ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story();

        moves.forEach(story::move);

        assertThat(story.retargeted).isSubsetOf(CLICKS, ORDERS);
    }

    @Property(tries = 300)
    void servesExactlyTheBuildThatTheTierServesOnceItRestsWhole(
            @ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story();

        moves.forEach(story::move);
        story.healHonestly();

        assertThat(tenant(story.bench).move()).isEmpty();
        if (tenant(story.bench).needsHand().isEmpty()) {
            assertThat(story.tier).isEqualTo(tenant(story.bench).serving());
        }
    }

    @Property(tries = 300)
    void endsOnTheBaselineWhateverARollBackFollows(@ForAll @Size(max = 80) List<@IntRange(max = 999) Integer> moves) {
        Story story = new Story();
        moves.forEach(story::move);
        List<Command> late = List.copyOf(story.said);

        story.say(rollBack(story.orders + 1, WAVE));
        story.healHonestly();
        late.forEach(story::say);
        story.healHonestly();

        assertThat(tenant(story.bench).serving()).isEqualTo(OLD);
        assertThat(story.tier).isEqualTo(OLD);
        assertThat(tenant(story.bench).needsHand()).isEmpty();
    }

    /** An account, its jobs, a serving tier that obeys the highest order, and all the account was ever told. */
    private static final class Story {

        private final Bench<AccountState, AccountEvent> bench = TenantBench.atRest();
        private final List<Command> said = new ArrayList<>();
        private final Set<EntityId> retargeted = new HashSet<>();
        private final Map<Long, Set<EntityId>> reported = new HashMap<>();
        private final List<Long> switchedTooEarly = new ArrayList<>();
        private long orders;
        private long tierOrder;
        private Build tier = OLD;

        void move(int choice) {
            int pick = choice / 10;
            Move move = tenant(bench).move().orElse(null);
            switch (choice % 10) {
                case 0 -> say(update(++orders, pick % 2 == 0 ? WAVE : RE_RELEASE, pick % 3 == 0 ? PATCHED : NEW));
                case 1 -> say(rollBack(++orders, pick % 2 == 0 ? WAVE : RE_RELEASE));
                case 2, 3, 4 -> {
                    if (move != null && !move.pending().isEmpty()) {
                        say(settled(move.pending().get(pick % move.pending().size()), move.order(), move.to()));
                    }
                }
                case 5 -> {
                    if (move != null && !move.pending().isEmpty()) {
                        say(failed(move.pending().get(0), move.order()));
                    }
                }
                case 6 -> confirm(move);
                case 7 -> {
                    if (move != null) {
                        say(overdue(
                                move.order(),
                                move.switching().map(Switch::attempt).orElse(1)));
                    }
                }
                case 8 -> {
                    if (!said.isEmpty()) {
                        say(said.get(pick % said.size()));
                    }
                }
                default -> watch(bench.crash());
            }
        }

        private void confirm(@org.jspecify.annotations.Nullable Move move) {
            if (move != null && move.switching().isPresent()) {
                say(switched(move.order(), move.to()));
            }
        }

        void say(Command command) {
            said.add(command);
            if (command instanceof JobReport report) {
                reported.computeIfAbsent(report.order(), order -> new HashSet<>())
                        .add(report.job());
            }
            watch(bench.tell(command));
        }

        private void watch(Bench<AccountState, AccountEvent> told) {
            for (Effect effect : told.effects()) {
                if (effect instanceof Effect.Tell tell && tell.command() instanceof Retarget) {
                    retargeted.add(tell.to());
                }
            }
            told.asked(SwitchServing.class).forEach(this::obey);
        }

        private void obey(SwitchServing order) {
            assertThat(order.account()).isEqualTo(ACME);
            if (!reported.getOrDefault(order.order(), Set.of()).containsAll(Set.of(CLICKS, ORDERS))) {
                switchedTooEarly.add(order.order());
            }
            if (order.order() >= tierOrder) {
                tierOrder = order.order();
                tier = order.build();
            }
        }

        void healHonestly() {
            for (int round = 0; round < 20; round++) {
                Move move = tenant(bench).move().orElse(null);
                if (move == null) {
                    return;
                }
                move.pending().forEach(job -> say(settled(job, move.order(), move.to())));
                confirm(tenant(bench).move().orElse(null));
            }
        }
    }
}
