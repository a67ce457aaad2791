package io.slipway.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.train.Actor;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the views tell of events. */
class BoardTest {

    private static final Actor ADA = new Actor("ada", Actor.Role.RELEASE_MANAGER);
    private static final Build BUILD = new Build("2026.48.0");

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

    private void happened(long number, TrainEvent event) {
        board.happened(new Change(number, Instant.ofEpochSecond(number), EntityId.of("train", "platform"), event));
    }
}
