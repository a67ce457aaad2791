package io.slipway.train;

import static io.slipway.train.TrainBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Bench;
import io.slipway.machine.Effect;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is seen while a release soaks, and what follows. */
class SoaksTest {

    @Test
    void asksForSamplesOfTheShippedBuildAgainstTheBaseline() {
        var bench = tuesday(watched());

        assertThat(bench.asked(Evidence.Sample.class))
                .containsExactly(new Evidence.Sample(
                        WEEK, FIRST, BASELINE, Duration.ofMinutes(5), List.of("error-rate", "stale-streams"), 0));
        assertThat(bench.tell(sound(FIRST, 3)).crash().asked(Evidence.Sample.class))
                .extracting(Evidence.Sample::after)
                .containsExactly(3L);
        assertThat(tuesday().asked(Evidence.Sample.class)).isEmpty();
    }

    @Test
    void keepsTheCountsAndTheVerdictsInTheJournal() {
        var bench = tuesday(watched()).tell(sound(FIRST, 1));

        assertThat(bench.journal(TrainEvent.SamplesReported.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.SignalJudged.class))
                .extracting(TrainEvent.SignalJudged::verdict)
                .containsExactly(SoakState.SAFE, SoakState.SAFE);
        assertThat(bench.journal(TrainEvent.SignalJudged.class).get(0).evidence())
                .contains("baseline 1000 of 100000, candidate 1000 of 100000");
    }

    @Test
    void countsAStretchOfTimeOnce() {
        var bench = tuesday(watched()).tell(sound(FIRST, 2));

        assertThat(bench.tell(sound(FIRST, 2)).news()).isEmpty();
        assertThat(bench.tell(sound(FIRST, 1)).news()).isEmpty();
        assertThat(bench.tell(sound(FIRST, 3)).news()).hasSize(1);
    }

    @Test
    void hearsNothingOfOtherBuildsOtherMetricsAndWithoutSignals() {
        assertThat(tuesday(watched()).tell(sound(PATCH, 1)).news()).isEmpty();
        assertThat(tuesday(watched()).tell(samples(FIRST, 1, "mood", 5_000)).news())
                .isEmpty();
        assertThat(tuesday().tell(sound(FIRST, 1)).news()).isEmpty();
    }

    @Test
    void opensABlockingIssueForACriticalMetric() {
        var bench = tuesday(watched()).tell(samples(FIRST, 1, "error-rate", 3_000));

        var issue = bench.journal(TrainEvent.IssueOpened.class).get(0);
        assertThat(issue.issue()).isEqualTo("error-rate-regression");
        assertThat(issue.severity()).isEqualTo(Severity.BLOCKING);
        assertThat(issue.summary()).contains("candidate 3000 of 100000");
        assertThat(bench.told(WaveCommand.Halt.class)).hasSize(1);
    }

    @Test
    void opensAMinorIssueForAnyOtherMetric() {
        var bench = tuesday(watched()).tell(samples(FIRST, 1, "stale-streams", 3_000));

        assertThat(bench.journal(TrainEvent.IssueOpened.class).get(0).severity())
                .isEqualTo(Severity.MINOR);
        assertThat(bench.journal(TrainEvent.RunHalted.class)).isEmpty();
    }

    @Test
    void sharesTheChanceOfAFalseAlarmAmongTheMetrics() {
        var bench = tuesday(watched());

        assertThat(release(bench).soak().orElseThrow().test("error-rate").plan().alpha())
                .isEqualTo(0.0005);
    }

    @Test
    void opensWaveTwoOnASafeSoak() {
        var bench = cleanWednesday(tuesday(watched()).tell(ended(WAVE_1, 2), sound(FIRST, 1)))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));

        assertThat(bench.journal(TrainEvent.StageGatePassed.class).get(1).evidence())
                .contains("soaked: error-rate SAFE, stale-streams SAFE");
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);
    }

    @Test
    @DisplayName("I10: too little data is not a pass")
    void waitsForDataWithADeadline() {
        var bench = waitingForData(watched());

        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).isEmpty();
        assertThat(bench.effects()).contains(new Effect.Wake("soaks/2", local(3, "14:30"), soakCloses(WAVE_2)));
        assertThat(bench.crash().effects()).contains(new Effect.Wake("soaks/2", local(3, "14:30"), soakCloses(WAVE_2)));
    }

    @Test
    void opensAsSoonAsTheDataSuffices() {
        var bench = waitingForData(watched()).at(local(3, "14:20")).tell(sound(FIRST, 9));

        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);
    }

    @Test
    @DisplayName("I10: too little data is not an endless wait")
    void cancelsAtTheDeadline() {
        var bench = waitingForData(watched()).at(local(3, "14:30"));
        assertThat(bench.at(local(3, "14:29")).tell(soakCloses(WAVE_2)).news()).isEmpty();

        bench.at(local(3, "14:30")).tell(soakCloses(WAVE_2));

        assertThat(bench.journal(TrainEvent.SoakInconclusive.class).get(0).evidence())
                .contains("error-rate INCONCLUSIVE at the deadline: too little data");
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class).get(0).reason())
                .contains("too little data");
    }

    @Test
    void isInconclusiveAtTheDeadlineEvenIfItsTimerIsLate() {
        var bench = waitingForData(watched())
                .at(local(3, "14:31"))
                .tell(sound(PATCH, 1), samples(FIRST, 1, "error-rate", 1_000));

        assertThat(bench.journal(TrainEvent.SoakInconclusive.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(1);
    }

    @Test
    void recordsTheOutcomeWhenTheWindowClosesFirst() {
        var bench = waitingForData(watched()).at(THURSDAY_CLOSES).tell(closes(WAVE_2));

        assertThat(bench.journal(TrainEvent.SoakInconclusive.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    void letsAReleaseManagerPassAnUndecidedSoakIfThePolicyAsks() {
        var bench = waitingForData(watched(OnTooLittle.ASK));
        assertThat(code(bench.tell(new TrainCommand.OverrideSoak(WEEK, FIRST, OPERATOR, "please"))))
                .isEqualTo("NOT_PERMITTED");

        bench.tell(overrideSoak(FIRST));

        var overridden = bench.journal(TrainEvent.SoakOverridden.class).get(0);
        assertThat(overridden.reason()).isEqualTo("a quiet holiday");
        assertThat(overridden.evidence()).contains("error-rate not decided yet");
        assertThat(bench.journal(TrainEvent.RunOpened.class)).hasSize(2);
        assertThat(bench.tell(overrideSoak(FIRST)).news()).isEmpty();
    }

    @Test
    void overridesNothingElse() {
        assertThat(code(waitingForData(watched()).tell(overrideSoak(FIRST)))).isEqualTo("NOTHING_TO_OVERRIDE");
        var asking = tuesday(watched(OnTooLittle.ASK));
        assertThat(code(asking.tell(overrideSoak(PATCH)))).isEqualTo("NOTHING_TO_OVERRIDE");
        assertThat(code(asking.tell(sound(FIRST, 1), overrideSoak(FIRST)))).isEqualTo("NOTHING_TO_OVERRIDE");
        assertThat(code(tuesday().tell(overrideSoak(FIRST)))).isEqualTo("NOTHING_TO_OVERRIDE");
    }

    @Test
    void letsHarmOutweighAnOverride() {
        var bench = tuesday(watched(OnTooLittle.ASK)).tell(ended(WAVE_1, 2), overrideSoak(FIRST));

        bench.tell(samples(FIRST, 1, "stale-streams", 3_000));

        assertThat(release(bench).openIssues()).hasSize(1);
        assertThat(cleanWednesday(bench)
                        .at(THURSDAY_OPENS)
                        .tell(opens(WAVE_2))
                        .journal(TrainEvent.ReleaseCanceled.class))
                .hasSize(1);
    }

    @Test
    void soaksThePatchedBuildAnew() {
        var bench = tuesday(watched()).tell(ended(WAVE_1, 2), sound(FIRST, 1)).at(local(1, "20:00"));
        passed(bench.tell(samples(FIRST, 2, "error-rate", 9_000), patch(PATCH, "error-rate-regression")), PATCH);

        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE));
        assertThat(bench.asked(Evidence.Sample.class))
                .extracting(Evidence.Sample::build)
                .containsExactly(PATCH);
        bench.tell(ended(RE_RELEASE, 2));
        assertThat(bench.tell(sound(FIRST, 9)).news()).isEmpty();
        assertThat(release(bench).soak().orElseThrow().isOpen()).isTrue();

        bench.tell(sound(PATCH, 1)).at(THURSDAY_OPENS).tell(opens(WAVE_2));
        assertThat(bench.journal(TrainEvent.RunOpened.class))
                .extracting(TrainEvent.RunOpened::build)
                .containsExactly(FIRST, PATCH, PATCH);
    }

    @Test
    @DisplayName("A36: what the judge finds on the patched build has no further slot")
    void cancelsWhenThePatchDidNotHelp() {
        var bench = tuesday(watched()).tell(ended(WAVE_1, 2)).at(local(1, "20:00"));
        passed(bench.tell(samples(FIRST, 1, "error-rate", 3_000), patch(PATCH, "error-rate-regression")), PATCH);
        bench.at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE), ended(RE_RELEASE, 2));

        bench.tell(samples(PATCH, 1, "error-rate", 3_000));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    @DisplayName("A4: a regression that only shows while wave 2 is under way halts and cancels it")
    void cancelsDuringWaveTwo() {
        var bench = cleanWednesday(tuesday(watched()).tell(ended(WAVE_1, 2), sound(FIRST, 1)))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));

        bench.tell(samples(FIRST, 2, "error-rate", 9_000));

        assertThat(bench.journal(TrainEvent.RunHalted.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
    }

    @Test
    @DisplayName("A32: nobody in wave 1 is allowed, and recorded")
    void recordsASoakOnNobody() {
        var bench = deserted(watched()).at(TUESDAY_OPENS).tell(opens(WAVE_1));
        assertThat(bench.journal(TrainEvent.SoakUnwatched.class).get(0).reason())
                .isEqualTo("no account is in wave-1");

        cleanWednesday(bench.tell(ended(wave(WAVE_1), new Tally(0, 0, 0, 0, false))))
                .at(THURSDAY_OPENS)
                .tell(opens(WAVE_2));

        assertThat(bench.journal(TrainEvent.StageGatePassed.class).get(1).evidence())
                .contains("not soaked, for nobody runs it");
    }

    @Test
    void countsAStretchInWhichNobodyWasAskedAsNoData() {
        var none = new TreeMap<>(Map.of("error-rate", new Batch(0, 0, 0, 0), "stale-streams", new Batch(0, 0, 0, 0)));

        var bench = tuesday(watched()).tell(samples(FIRST, 1, none));

        assertThat(release(bench).soak().orElseThrow().undecided()).containsExactly("error-rate", "stale-streams");
    }

    @Test
    void keepsStateOfFixedSize() {
        var bench = tuesday(watched());
        for (int window = 1; window <= 200; window++) {
            bench.tell(samples(FIRST, window, "error-rate", 1_000));
        }

        assertThat(release(bench).soak().orElseThrow().tests()).hasSize(2);
        assertThat(release(bench).issues()).isEmpty();
    }

    @Test
    void asksForNoTimerWithoutSignals() {
        var bench = cleanWednesday(tuesday(Policies.twoWaves()).tell(ended(WAVE_1, 2)));

        assertThat(bench.effects()).noneMatch(effect -> effect.toString().contains("soaks/"));
    }

    private static String code(Bench<TrainState, TrainEvent> bench) {
        return bench.refusal().map(Refusal::code).orElse("accepted");
    }
}
