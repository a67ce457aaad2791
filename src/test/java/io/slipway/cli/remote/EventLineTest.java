package io.slipway.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events as lines of a log. */
class EventLineTest {

    @Test
    void tellsWhenWhoAndWhat() {
        assertThat(line("account/acme", "{\"type\":\"UpdateFailed\",\"order\":3,\"reason\":\"clicks\\u001b[2J died\"}"))
                .hasValue("Thu 22:00:03  account/acme  update failed: reason clicks [2J died");
        assertThat(line("train/platform", "{\"type\":\"RunOpened\",\"release\":\"r\",\"stage\":0,\"build\":\"2.0\"}"))
                .hasValue("Thu 22:00:03  train/platform  run opened: build 2.0, stage 1");
    }

    @Test
    void passesOverWhatAJobDoesWhileAllGoesWell() {
        assertThat(line("job/acme/clicks", "{\"type\":\"GreenStarted\",\"epoch\":2}"))
                .isEmpty();
        assertThat(line("job/acme/clicks", "{\"type\":\"HandoffFailed\",\"order\":2,\"reason\":\"no probe\"}"))
                .hasValueSatisfying(text -> assertThat(text).endsWith("handoff failed: reason no probe"));
    }

    private static Optional<String> line(String entity, String event) {
        try {
            return new EventLine(ZoneOffset.UTC)
                    .of(new ObjectMapper()
                            .readTree("{\"number\":1,\"at\":\"2026-11-26T22:00:03.250Z\",\"entity\":\"" + entity
                                    + "\",\"event\":" + event + "}"));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
