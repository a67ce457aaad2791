package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Build;
import io.slipway.policy.Policies;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.TooLittleData;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventFormatTest {

    private static final Build BUILD = new Build("2026.48.0");

    private final EventFormat format = new EventFormat();

    @Test
    void writesNothingOfWhatAPolicyDoesNotWatch() throws JsonProcessingException {
        var commissioned = new TrainEvent.Commissioned(Policies.twoWaves(), BUILD);

        String json = format.writer().writeValueAsString(commissioned);

        assertThat(json).doesNotContain("soak").contains("\"blackout\":[]");
        assertThat(format.read(json, TrainEvent.class)).isEqualTo(commissioned);
    }

    @Test
    void keepsSoaksInWholeNumbers() throws JsonProcessingException {
        Signal errors = new Signal("error-rate", true, 1_100, 1_500, 1_000, 1_000);
        var rules = new SoakRules(List.of(errors), Duration.ofMinutes(5), Duration.ofMinutes(30), TooLittleData.ASK);
        Batch counts = new Batch(1, 200, 3, 400);
        List<TrainEvent> events = List.of(
                new TrainEvent.Commissioned(Policies.soaking(Policies.twoWaves(), rules), BUILD),
                new TrainEvent.SamplesReported("2026.48", BUILD, 7, new TreeMap<>(Map.of("error-rate", counts))),
                new TrainEvent.SignalJudged("2026.48", BUILD, "error-rate", SoakState.SAFE, counts, "ruled out"));

        for (TrainEvent event : events) {
            String json = format.writer().writeValueAsString(event);

            assertThat(json).doesNotContainPattern("[0-9]\\.[0-9]+[,}]");
            assertThat(format.read(json, TrainEvent.class)).isEqualTo(event);
        }
    }
}
