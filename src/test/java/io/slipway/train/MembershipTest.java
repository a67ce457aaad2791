package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.CUSTOMER;
import static io.slipway.train.TrainBench.DEV_1;
import static io.slipway.train.TrainBench.DEV_2;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.MONITOR;
import static io.slipway.train.TrainBench.OPERATOR;
import static io.slipway.train.TrainBench.PROD_1;
import static io.slipway.train.TrainBench.PROD_2;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.SUPPORT;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.TUESDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEDNESDAY_OPENS;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.commissioned;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.grant;
import static io.slipway.train.TrainBench.joined;
import static io.slipway.train.TrainBench.leave;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.patched;
import static io.slipway.train.TrainBench.register;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.validated;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountCommand;
import io.slipway.account.AccountKind;
import io.slipway.machine.Bench;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.wave.WaveCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final EntityId NEWCOMER = EntityId.of("account", "newcomer");

    @Test
    @DisplayName("A8: a production account cannot join wave 1")
    void refusesProductionAccountsEarlyAccess() {
        var bench = commissioned(Policies.twoWaves()).tell(grant(PROD_1));

        assertThat(code(bench)).isEqualTo("PRODUCTION_ACCOUNT");
        assertThat(code(bench.tell(new TrainCommand.RequestEarlyAccess(PROD_1, CUSTOMER))))
                .isEqualTo("PRODUCTION_ACCOUNT");
    }

    @Test
    @DisplayName("A9: opted in at 13:59:59.999 it is in this week's roster, at 14:00:00 in the next")
    void freezesItsRostersAtTwoSharp() {
        var before = optedInAt(TUESDAY_OPENS.minusMillis(1));
        var at = optedInAt(TUESDAY_OPENS);

        assertThat(before.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2, NEWCOMER);
        assertThat(at.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2);
        assertThat(before.journal(TrainEvent.EarlyAccessGranted.class).get(2).tooLateFor())
                .isEmpty();
        assertThat(at.journal(TrainEvent.EarlyAccessGranted.class).get(2).tooLateFor())
                .contains(WEEK);
    }

    @Test
    @DisplayName("A10: who opts out in mid-release stays in wave 1 to its end")
    void keepsWhoLeavesInItsFrozenRoster() {
        var bench = patched().tell(leave(DEV_1));
        assertThat(bench.journal(TrainEvent.EarlyAccessLeft.class).get(0).tooLateFor())
                .contains(WEEK);

        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));

        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2);
    }

    @Test
    @DisplayName("A10: who opted out before Tuesday 14:00 is in wave 2")
    void letsWhoLeavesInTimeGo() {
        var bench = validated().tell(leave(DEV_1)).at(TUESDAY_OPENS).tell(opens(WAVE_1));

        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_2);
        assertThat(bench.journal(TrainEvent.EarlyAccessLeft.class).get(0).tooLateFor())
                .isEmpty();
    }

    @Test
    @DisplayName("A11: a customer asks, support acts, a release manager moves nobody")
    void letsSupportAloneMoveAccounts() {
        var bench = commissioned(Policies.twoWaves()).tell(leave(DEV_1));

        bench.tell(new TrainCommand.RequestEarlyAccess(DEV_1, CUSTOMER));
        assertThat(bench.news()).containsExactly(new TrainEvent.EarlyAccessRequested(DEV_1, CUSTOMER));
        for (Actor actor : new Actor[] {CUSTOMER, MANAGER, OPERATOR, MONITOR}) {
            assertThat(code(bench.tell(new TrainCommand.GrantEarlyAccess(DEV_1, actor))))
                    .isEqualTo("NOT_PERMITTED");
            assertThat(code(bench.tell(new TrainCommand.LeaveEarlyAccess(DEV_1, actor))))
                    .isEqualTo("NOT_PERMITTED");
        }
        bench.tell(new TrainCommand.DeclineEarlyAccess(DEV_1, SUPPORT, "not yet"));
        assertThat(bench.news()).containsExactly(new TrainEvent.EarlyAccessDeclined(DEV_1, SUPPORT, "not yet"));
    }

    @Test
    void changesNothingWhenAskedTwice() {
        var bench = commissioned(Policies.twoWaves());

        assertThat(bench.tell(grant(DEV_1)).news()).isEmpty();
        assertThat(bench.tell(new TrainCommand.RequestEarlyAccess(DEV_1, CUSTOMER))
                        .news())
                .isEmpty();
        assertThat(bench.tell(new TrainCommand.DeclineEarlyAccess(DEV_1, SUPPORT, "no"))
                        .news())
                .isEmpty();
        assertThat(bench.tell(leave(DEV_1), leave(DEV_1)).news()).isEmpty();
        assertThat(bench.tell(joined(DEV_1)).news()).isEmpty();
    }

    @Test
    void refusesAccountsItDoesNotKnowOrKnowsAlready() {
        var bench = commissioned(Policies.twoWaves());

        assertThat(code(bench.tell(grant(NEWCOMER)))).isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(code(bench.tell(register(DEV_1, AccountKind.DEVELOPMENT)))).isEqualTo("ACCOUNT_EXISTS");
        assertThat(code(bench.tell(new TrainCommand.RegisterAccount(
                        NEWCOMER, AccountKind.DEVELOPMENT, java.util.List.of(), CUSTOMER))))
                .isEqualTo("NOT_PERMITTED");
    }

    @Test
    void registersManyAtOnceAndPassesOverThoseItKnows() {
        var bench = commissioned(Policies.twoWaves());
        var newcomer = new TrainCommand.RegisterAccount(NEWCOMER, AccountKind.PRODUCTION, java.util.List.of(), SUPPORT);
        var known = new TrainCommand.RegisterAccount(DEV_1, AccountKind.DEVELOPMENT, java.util.List.of(), SUPPORT);
        var denied = new TrainCommand.RegisterAccount(NEWCOMER, AccountKind.PRODUCTION, java.util.List.of(), CUSTOMER);

        assertThat(code(bench.tell(new TrainCommand.RegisterAccounts(java.util.List.of(newcomer, denied)))))
                .isEqualTo("NOT_PERMITTED");
        assertThat(bench.tell(new TrainCommand.RegisterAccounts(java.util.List.of(newcomer, known, newcomer)))
                        .news())
                .hasSize(1);
        assertThat(bench.tell(new TrainCommand.RegisterAccounts(java.util.List.of(newcomer, known)))
                        .news())
                .isEmpty();
    }

    @Test
    @DisplayName("A31: an account created in mid-week joins on the baseline and in no frozen roster")
    void keepsANewcomerOutOfTheFrozenRosters() {
        var bench = cleanWednesday(soaking().tell(register(NEWCOMER, AccountKind.PRODUCTION), joined(NEWCOMER)));
        AccountCommand.Register order = registration(soaking().tell(register(NEWCOMER, AccountKind.PRODUCTION)));

        bench.at(THURSDAY_OPENS).tell(opens(WAVE_2));

        assertThat(order.build()).isEqualTo(BASELINE);
        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(PROD_1, PROD_2);
    }

    @Test
    @DisplayName("A31: an account created once the release has completed starts on what it shipped")
    void startsANewcomerOnTheShippedBuildOnceTheReleaseIsComplete() {
        var during = thursday().tell(register(NEWCOMER, AccountKind.PRODUCTION));
        var afterwards = thursday().tell(ended(WAVE_2, 2), register(NEWCOMER, AccountKind.PRODUCTION));

        assertThat(registration(during).build()).isEqualTo(BASELINE);
        assertThat(registration(afterwards).build()).isEqualTo(FIRST);
    }

    @Test
    void leavesOutWhoHasNotAnsweredYet() {
        var bench = validated().tell(register(NEWCOMER, AccountKind.DEVELOPMENT), grant(NEWCOMER));

        bench.at(TUESDAY_OPENS).tell(opens(WAVE_1));

        assertThat(bench.told(WaveCommand.Open.class).get(0).roster()).containsExactly(DEV_1, DEV_2);
    }

    @Test
    void registersAgainAfterACrashWhoHasNotAnswered() {
        var bench = commissioned(Policies.twoWaves()).tell(register(NEWCOMER, AccountKind.PRODUCTION));
        assertThat(bench.crash().told(AccountCommand.Register.class)).hasSize(1);

        bench.tell(joined(NEWCOMER));

        assertThat(bench.crash().told(AccountCommand.Register.class)).isEmpty();
    }

    private static Bench<TrainState, TrainEvent> optedInAt(java.time.Instant instant) {
        return validated()
                .tell(register(NEWCOMER, AccountKind.DEVELOPMENT), joined(NEWCOMER))
                .at(instant)
                .tell(grant(NEWCOMER))
                .at(TUESDAY_OPENS)
                .tell(opens(WAVE_1));
    }

    private static AccountCommand.Register registration(Bench<TrainState, TrainEvent> bench) {
        return bench.told(AccountCommand.Register.class).get(0);
    }

    private static String code(Bench<TrainState, TrainEvent> bench) {
        return bench.refusal().map(Refusal::code).orElse("none");
    }
}
