package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.RE_RELEASE;
import static io.slipway.train.TrainBench.SECOND_PATCH;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.WEDNESDAY_OPENS;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.commissioned;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.halt;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.patch;
import static io.slipway.train.TrainBench.patched;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.resume;
import static io.slipway.train.TrainBench.rolledBack;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.thursday;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.uncommissioned;
import static io.slipway.train.TrainBench.validated;
import static io.slipway.train.TrainBench.wednesday;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Effect;
import io.slipway.policy.Policies;
import io.slipway.wave.WaveCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the train owes after a crash, in each phase of a week. */
class TrainRecoveryTest {

    @Test
    void owesNothingWithoutARelease() {
        assertThat(uncommissioned().crash().effects()).isEmpty();
        assertThat(commissioned(Policies.twoWaves()).crash().effects()).isEmpty();
    }

    @Test
    void owesItsTimersAndTheGatesThatHaveNotSpoken() {
        var bench = proposed(Policies.twoWaves());

        assertThat(bench.crash().effects())
                .containsExactlyInAnyOrderElementsOf(
                        proposed(Policies.twoWaves()).effects());
        assertThat(validated().crash().asked(Evidence.Judge.class)).isEmpty();
        assertThat(patched().tell(patch(SECOND_PATCH)).crash().asked(Evidence.Judge.class))
                .hasSize(3);
    }

    @Test
    void owesTheWatchOverABuildBetweenTwoRuns() {
        assertThat(cleanWednesday(tuesday().tell(ended(WAVE_1, 2))).crash().asked(Evidence.Watch.class))
                .containsExactly(new Evidence.Watch(WEEK, FIRST, BASELINE));
        assertThat(validated().crash().asked(Evidence.Watch.class)).isEmpty();
    }

    @Test
    void owesTheOpeningOfARunUnderWay() {
        assertThat(tuesday().crash().effects()).containsAll(tuesday().effects());
        assertThat(thursday().crash().effects()).containsAll(thursday().effects());
    }

    @Test
    void owesAHaltAndAResumptionWithTheirOwnNumbers() {
        assertThat(thursday().tell(halt()).crash().effects())
                .containsAll(thursday().tell(halt()).effects());
        assertThat(thursday().tell(halt(), resume()).crash().effects())
                .containsAll(thursday().tell(halt(), resume()).effects());
        WaveCommand.Open again =
                thursday().tell(halt()).crash().told(WaveCommand.Open.class).get(0);
        assertThat(again).isEqualTo(thursday().told(WaveCommand.Open.class).get(0));
    }

    @Test
    void owesTheRollBackUnderWay() {
        var bench = wednesday().tell(cancel());
        List<WaveCommand.RollBack> asked = bench.told(WaveCommand.RollBack.class);

        assertThat(bench.crash().told(WaveCommand.class)).isEqualTo(asked);
        bench.tell(rolledBack(RE_RELEASE, 2));
        List<WaveCommand.RollBack> next = bench.told(WaveCommand.RollBack.class);
        assertThat(bench.crash().told(WaveCommand.class)).isEqualTo(next);
        assertThat(next).isNotEqualTo(asked);
    }

    @Test
    void owesTheEndOfItsWatch() {
        var bench = thursday().tell(ended(WAVE_2, 2));

        assertThat(bench.crash().asked(Evidence.Unwatch.class)).containsExactly(new Evidence.Unwatch(WEEK));
    }

    @Test
    void owesTheTimersOfTheStagesAheadOnly() {
        assertThat(wakes(soaking())).containsExactly("opens/1", "closes/1", "opens/2", "closes/2");
        assertThat(wakes(soaking().at(WEDNESDAY_OPENS).tell(opens(RE_RELEASE))))
                .containsExactly("closes/1", "opens/2", "closes/2");
        assertThat(wakes(thursday())).isEmpty();
    }

    private static List<String> wakes(Bench<TrainState, TrainEvent> bench) {
        return bench.crash().effects().stream()
                .filter(Effect.Wake.class::isInstance)
                .map(effect -> ((Effect.Wake) effect).key())
                .toList();
    }
}
