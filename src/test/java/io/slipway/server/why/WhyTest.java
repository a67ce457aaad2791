package io.slipway.server.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.account.AccountEvent;
import io.slipway.account.AccountKind;
import io.slipway.train.Gate;
import io.slipway.train.Outcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import io.slipway.wave.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories made by hand, and what a person is told of an account in each. */
class WhyTest {

    private static final TrainEvent.IssueOpened SLOW = new TrainEvent.IssueOpened(
            Told.RELEASE, "slow-features", Told.NEW, Severity.BLOCKING, "p99 doubled", "monitor", false);

    @Test
    void saysThatNothingWasProposed() {
        Answer answer = Told.fleet().why("zoo");

        assertThat(answer.where())
                .isEqualTo("zoo is on 2026.47.0, at rest since Fri 20 Nov 09:00 America/Los_Angeles.");
        assertThat(answer.because()).containsExactly("No release has been proposed since it was registered.");
        assertThat(answer.release()).isEmpty();
    }

    @Test
    void namesTheGateThatSaysNothingAndWhenItWouldMove() {
        Answer answer = Told.fleet()
                .proposed()
                .train(verdict(Gate.VALIDATION_SUITE, Gate.Verdict.PASS))
                .train(verdict(Gate.SAMPLE_WORKLOADS, Gate.Verdict.INCONCLUSIVE))
                .why("acme");

        assertThat(answer.wave().get(0))
                .startsWith("It is in wave 1 of 2026.48, since it is a development account with early access");
        assertThat(answer.because())
                .contains(
                        "The gate sample-workloads says of 2026.48.0: inconclusive (seen).",
                        "The gate serving-canary says of 2026.48.0: nothing yet.",
                        "The window of wave-1 opens Tue 24 Nov 14:00 America/Los_Angeles.")
                .noneMatch(sentence -> sentence.contains("validation-suite"));
        assertThat(answer.otherwise())
                .containsExactly("It would move to 2026.48.0 from Tue 24 Nov 14:00 America/Los_Angeles on, if"
                        + " sample-workloads is approved for 2026.48.0, and serving-canary passes 2026.48.0.");
        assertThat(answer.policy())
                .hasValue(
                        "two-waves: { name = wave-1, day = TUESDAY, window = \"14:00-16:00\", accounts = early-access }");
    }

    @Test
    void putsAnAccountWithoutEarlyAccessBehindTheFirstWave() {
        Answer answer = Told.fleet().proposed().validated().why("zoo");

        assertThat(answer.wave().get(0))
                .isEqualTo("It is in wave 2 of 2026.48, since it is a production account without early access.");
        assertThat(answer.because()).contains("wave-1 comes before it, and is pending.");
        assertThat(answer.otherwise().get(0))
                .startsWith("It would move to 2026.48.0 from Thu 26 Nov 14:00")
                .contains("wave-1 brings the build to everyone in it");
    }

    @Test
    void namesTheIssueThatHoldsTheSecondWave() {
        Answer answer = afterFirstWave()
                .at("2026-11-25T09:00")
                .train(SLOW)
                .at("2026-11-26T14:00")
                .train(new TrainEvent.StageWaiting(Told.RELEASE, 2, "slow-features is open on 2026.48.0"))
                .why("zoo");

        assertThat(answer.because())
                .contains(
                        "Issue slow-features is open on 2026.48.0 since Wed 25 Nov 09:00 America/Los_Angeles"
                                + " (blocking, by monitor): p99 doubled.",
                        "wave-2 could have opened Thu 26 Nov 14:00 America/Los_Angeles and waits:"
                                + " slow-features is open on 2026.48.0.");
        assertThat(answer.otherwise().get(0)).contains("at once, until Thu 26 Nov 16:00", "slow-features is waived");
    }

    @Test
    void tellsWhatACancellationTookAway() {
        Told told = afterFirstWave()
                .at("2026-11-25T09:00")
                .train(
                        SLOW,
                        new TrainEvent.ReleaseCanceled(Told.RELEASE, "policy", "slow-features is open on 2026.48.0"));

        Answer zoo = told.why("zoo");
        assertThat(zoo.because())
                .containsExactly("2026.48 was canceled Wed 25 Nov 09:00 America/Los_Angeles by policy:"
                        + " slow-features is open on 2026.48.0.");
        assertThat(zoo.otherwise())
                .contains("Without it, wave-2 would have opened Thu 26 Nov 14:00 America/Los_Angeles"
                        + " and brought it to 2026.48.0.");

        told.at("2026-11-25T09:30")
                .account(
                        "acme",
                        new AccountEvent.RollBackStarted(2, 2, Told.wave("wave-1"), Told.OLD),
                        new AccountEvent.RollBackFinished(2, Told.OLD));
        assertThat(told.why("acme").because())
                .contains(
                        "It had been on the release, and was taken back to 2026.47.0 Wed 25 Nov 09:30 America/Los_Angeles.");
    }

    @Test
    void tellsWhoHaltedTheWaveItIsIn() {
        Answer answer = afterFirstWave()
                .at("2026-11-26T14:00")
                .train(new TrainEvent.RunOpened(Told.RELEASE, 2, Told.NEW))
                .at("2026-11-26T14:10")
                .train(new TrainEvent.RunHalted(Told.RELEASE, 2, "otto", "pager is loud"))
                .why("zoo");

        assertThat(answer.because())
                .contains("wave-2 is halted since Thu 26 Nov 14:10 America/Los_Angeles by otto: pager is loud.");
        assertThat(answer.otherwise().get(0)).contains("somebody resumes it before its window closes");
    }

    @Test
    void tellsHowFarItsWaveHasCome() {
        Answer answer = afterFirstWave()
                .at("2026-11-26T14:00")
                .train(new TrainEvent.RunOpened(Told.RELEASE, 2, Told.NEW))
                .whyNow("zoo", new Present(List.of(), Map.of("wave-2", "3 of 9 accounts started")));

        assertThat(answer.because())
                .containsExactly("wave-2 is releasing since Thu 26 Nov 14:00 America/Los_Angeles"
                        + " (3 of 9 accounts started) and its turn has not come yet.");
    }

    @Test
    void tellsWhichJobKeepsItMoving() {
        Answer answer = afterFirstWave()
                .at("2026-11-26T14:01")
                .account("zoo", new AccountEvent.UpdateStarted(1, 1, Told.wave("wave-2"), Told.NEW))
                .whyNow("zoo", new Present(List.of("clicks is green catching up"), Map.of()));

        assertThat(answer.where()).startsWith("zoo is on 2026.47.0 and updates to 2026.48.0, since Thu 26 Nov 14:01");
        assertThat(answer.because()).contains("2026.48/wave-2 told it to.", "Job clicks is green catching up.");
        assertThat(answer.own()).containsExactly("Job legacy is pinned to 0.9.0: no release restarts it.");
    }

    @Test
    void tellsWhyItsUpdateFailed() {
        Answer answer = Told.fleet()
                .proposed()
                .validated()
                .at("2026-11-24T14:00")
                .train(
                        new TrainEvent.RosterFrozen(Told.RELEASE, 1, 1),
                        new TrainEvent.RunOpened(Told.RELEASE, 0, Told.NEW))
                .account("acme", new AccountEvent.UpdateStarted(1, 1, Told.wave("wave-1"), Told.NEW))
                .account("acme", new AccountEvent.RevertStarted(1, "clicks never came online"))
                .account("acme", new AccountEvent.UpdateFailed(1, "clicks never came online"))
                .train(new TrainEvent.RunEnded(Told.RELEASE, 0, new Tally(1, 0, 1, 0, false)))
                .why("acme");

        assertThat(answer.because())
                .containsExactly("Its update in 2026.48/wave-1 failed Tue 24 Nov 14:00 America/Los_Angeles:"
                        + " clicks never came online and it went back to what it had.");
        assertThat(answer.otherwise()).containsExactly("The next release tries again.");
    }

    @Test
    void countsEarlyAccessAsItStoodAtTheFreeze() {
        Told told = afterFirstWave()
                .at("2026-11-24T15:00")
                .train(new TrainEvent.EarlyAccessLeft(Told.account("acme"), Told.SUE, Optional.of(Told.RELEASE)))
                .at("2026-11-24T15:10")
                .train(new TrainEvent.EarlyAccessGranted(Told.account("acme"), Told.SUE, Optional.of(Told.RELEASE)))
                .train(new TrainEvent.EarlyAccessLeft(Told.account("acme"), Told.SUE, Optional.of(Told.RELEASE)));

        assertThat(told.why("acme").wave())
                .anyMatch(sentence -> sentence.startsWith("It is in wave 1 of 2026.48"))
                .contains("Its early access was changed after that, Tue 24 Nov 15:10 America/Los_Angeles by sue.");
    }

    @Test
    void leavesOutWhoJoinedAfterTheFreeze() {
        Answer answer = afterFirstWave().joined("late", AccountKind.PRODUCTION).why("late");

        assertThat(answer.wave().get(0)).startsWith("It joined after the rosters of 2026.48 were frozen");
        assertThat(answer.otherwise()).containsExactly("The next release takes it along.");
    }

    @Test
    void tellsAnEarlierTimeAsItWas() {
        Told told = afterFirstWave()
                .at("2026-11-26T14:00")
                .train(new TrainEvent.RunOpened(Told.RELEASE, 2, Told.NEW))
                .account("zoo", new AccountEvent.UpdateStarted(1, 1, Told.wave("wave-2"), Told.NEW))
                .at("2026-11-26T14:05")
                .account("zoo", new AccountEvent.UpdateFinished(1, Told.NEW))
                .train(new TrainEvent.RunEnded(Told.RELEASE, 2, new Tally(1, 1, 0, 0, false)))
                .train(new TrainEvent.ReleaseEnded(
                        Told.RELEASE, Outcome.COMPLETED, "every stage is over", Optional.of(Told.NEW), List.of()));

        assertThat(told.why("zoo").because())
                .containsExactly("2026.48/wave-2 brought it to 2026.48.0, Thu 26 Nov 14:05 America/Los_Angeles.");
        assertThat(told.why("zoo", Told.time("2026-11-26T13:00")).where()).startsWith("zoo is on 2026.47.0, at rest");
        assertThat(told.why("zoo", Told.time("2026-11-26T14:02")).where())
                .startsWith("zoo is on 2026.47.0 and updates");
        assertThat(told.why("zoo", Told.time("2026-11-22T12:00")).because())
                .containsExactly("No release has been proposed since it was registered.");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        Told told = Told.fleet().at("2026-11-21T09:00");
        for (int round = 0; round < 40; round++) {
            told.train(new TrainEvent.EarlyAccessRequested(Told.account("zoo"), Told.SUE));
        }

        assertThatThrownBy(() -> told.why("zoo", Told.time("2026-11-20T10:00")))
                .isInstanceOfSatisfying(
                        Untold.class, untold -> assertThat(untold.code()).isEqualTo("TOO_OLD"))
                .hasMessageContaining("ask for a time since");
        assertThatThrownBy(() -> told.why("nobody"))
                .isInstanceOfSatisfying(
                        Untold.class, untold -> assertThat(untold.code()).isEqualTo("NOT_FOUND"));
    }

    private static Told afterFirstWave() {
        return Told.fleet()
                .proposed()
                .validated()
                .firstWave()
                .at("2026-11-24T14:07")
                .train(new TrainEvent.RunEnded(Told.RELEASE, 0, new Tally(1, 1, 0, 0, false)));
    }

    private static TrainEvent.VerdictRecorded verdict(Gate gate, Gate.Verdict verdict) {
        return new TrainEvent.VerdictRecorded(Told.RELEASE, Told.NEW, gate, verdict, "seen");
    }
}
