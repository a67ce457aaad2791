package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Build;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.MatrixCell;
import io.slipway.policy.MatrixCell.Feeds;
import io.slipway.policy.Part;
import io.slipway.policy.Policies;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.policy.Stage;
import io.slipway.policy.ValidationMatrix;
import io.slipway.train.CellEvidence;
import io.slipway.train.CellOutcome;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainEventFormatTest {

    private static final Build BUILD = new Build("2026.48.0");
    private static final CellId CELL = CellId.parse("performance/aws/emr");

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
        var rules = new SoakRules(List.of(errors), Duration.ofMinutes(5), Duration.ofMinutes(30), OnTooLittle.ASK);
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

    @Test
    void bringsAMatrixAndItsCellsBack() throws JsonProcessingException {
        CellRunner webhook = new CellRunner.Webhook(
                "https://ci.example/x",
                Optional.of("TOKEN"),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
        List<MatrixCell> cells = Stream.of(new CellRunner.Command("x"), webhook, new CellRunner.Posted())
                .map(runner -> new MatrixCell(
                        new CellId(runner.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), "aws", "emr"),
                        Feeds.SAMPLE_WORKLOADS,
                        true,
                        runner,
                        Duration.ofHours(1),
                        2,
                        Duration.ofSeconds(30)))
                .toList();
        List<TrainEvent> events = List.of(
                new TrainEvent.Commissioned(
                        Policies.validation(Policies.twoWaves(), new ValidationMatrix("m", cells)), new Build("1.0")),
                new TrainEvent.CellRecorded(
                        "1",
                        new Build("1.0"),
                        CELL,
                        2,
                        CellOutcome.TIMED_OUT,
                        new CellEvidence("ci", Duration.ofMillis(70), "late", Optional.of("log"), Optional.empty())));

        for (TrainEvent event : events) {
            assertThat(format.read(format.writer().writeValueAsString(event), TrainEvent.class))
                    .isEqualTo(event);
        }
    }

    @Test
    void writesAPolicyWithoutAMatrixAsItDidBeforeThereWasOne() throws JsonProcessingException {
        TrainEvent event = new TrainEvent.Commissioned(Policies.twoWaves(), new Build("1.0"));

        String json = format.writer().writeValueAsString(event);

        assertThat(json).doesNotContain("validation");
        assertThat(format.read(json, TrainEvent.class)).isEqualTo(event);
    }

    @Test
    void bringsAPartOfAStageBackAndWritesNoneWhereThereIsNone() throws JsonProcessingException {
        Stage whole = Policies.twoWaves().stages().get(0);
        Stage share = part(whole, new Part.Share(0, 55));
        Stage named = part(whole, new Part.Named("aws-"));

        for (Stage stage : List.of(whole, share, named)) {
            TrainEvent event = new TrainEvent.Commissioned(Policies.of(stage), BUILD);
            String json = format.writer().writeValueAsString(event);

            assertThat(json.contains("\"part\"")).isEqualTo(stage.part().isPresent());
            assertThat(format.read(json, TrainEvent.class)).isEqualTo(event);
        }
    }

    private static Stage part(Stage stage, Part part) {
        return new Stage(
                stage.name(),
                stage.wave(),
                stage.day(),
                stage.window(),
                stage.accounts(),
                stage.condition(),
                Optional.of(part));
    }
}
