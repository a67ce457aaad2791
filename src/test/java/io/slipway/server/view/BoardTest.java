package io.slipway.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.CellId;
import io.slipway.train.Actor;
import io.slipway.train.CellEvidence;
import io.slipway.train.CellOutcome;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the views tell of events. */
class BoardTest {

    private static final Actor ADA = new Actor("ada", Actor.Role.RELEASE_MANAGER);
    private static final Build BUILD = new Build("2026.48.0");

    private static final Batch COUNTS = new Batch(1, 100, 1, 100);

    private final Board board = new Board();

    @Test
    void tellsHowGraveAnIssueIsAfterItsTriage() {
        happened(1, new TrainEvent.ReleaseProposed("2026.48", BUILD, List.of(), ADA));
        happened(
                2, new TrainEvent.IssueOpened("2026.48", "late", BUILD, Severity.BLOCKING, "it is late", "ada", false));
        happened(3, new TrainEvent.IssueTriaged("2026.48", "late", Severity.MINOR, ADA, "one tenant"));

        JsonNode issue = board.release("2026.48").orElseThrow().path("issues").path(0);
        assertThat(issue.path("severity").textValue()).isEqualTo("minor");
        assertThat(issue.path("state").textValue()).isEqualTo("open");
        assertThat(issue.path("summary").textValue()).isEqualTo("it is late");
    }

    @Test
    void tellsWhatTheCellsAndTheSoakOfABuildSay() {
        happened(1, new TrainEvent.ReleaseProposed("2026.48", BUILD, List.of(), ADA));
        happened(2, cell("performance/aws/emr", 1, CellOutcome.FAIL));
        happened(3, cell("performance/gcp/spark", 1, CellOutcome.PASS));
        happened(4, new TrainEvent.SignalJudged("2026.48", BUILD, "error-rate", SoakState.SAFE, COUNTS, "ruled out"));

        JsonNode build = board.release("2026.48").orElseThrow().path("builds").path(0);
        assertThat(build.path("cells").toString())
                .isEqualTo("{\"pass\":1,\"others\":{\"performance/aws/emr\":\"fail\"}}");
        assertThat(build.path("soak").path("error-rate").textValue()).isEqualTo("safe");

        happened(
                5,
                new TrainEvent.CellRerun(
                        "2026.48", BUILD, CellId.parse("performance/aws/emr"), 2, ADA, "the cluster was reclaimed"));
        JsonNode again = board.release("2026.48").orElseThrow().path("builds").path(0);
        assertThat(again.path("cells")
                        .path("others")
                        .path("performance/aws/emr")
                        .textValue())
                .isEqualTo("running");
    }

    private static TrainEvent cell(String cell, int attempt, CellOutcome outcome) {
        CellEvidence evidence =
                new CellEvidence("nobody", Duration.ofMinutes(1), "a test", Optional.empty(), Optional.empty());
        return new TrainEvent.CellRecorded("2026.48", BUILD, CellId.parse(cell), attempt, outcome, evidence);
    }

    private void happened(long number, TrainEvent event) {
        board.happened(new Change(number, Instant.ofEpochSecond(number), EntityId.of("train", "platform"), event));
    }
}
