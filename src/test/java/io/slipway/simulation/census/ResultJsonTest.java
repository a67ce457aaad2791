package io.slipway.simulation.census;

import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    private static final RunRecord RUN = new RunRecord(
            "quiet-week",
            "two-waves",
            7,
            "kernel",
            Instant.parse("2026-11-23T08:00:00Z"),
            Instant.parse("2026-11-30T08:00:00Z"),
            42,
            3,
            Optional.of("00ff"));

    /** A quiet week, and then an update that nobody ordered. */
    private static ObjectNode document() {
        Census census = new Census();
        Invariants invariants = new Invariants(new SlipwayMachines());
        new History(Policies.TWO_WAVES, census, invariants)
                .quietWeek()
                .at(THURSDAY)
                .updateStarted(PROD, 2, BUILD)
                .over();
        return ResultJson.of(SimulationResult.of(RUN, census, invariants));
    }

    @Test
    void writesTheExampleDocument() throws IOException {
        try (InputStream example = ResultJsonTest.class.getResourceAsStream("/result/quiet-week.json")) {
            assertThat(example).isNotNull();
            String expected = new String(example.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(document().toPrettyString().replace("\r", "")).isEqualTo(expected.strip());
        }
    }

    @Test
    void keepsTheKeysOfTheContractInOrder() {
        ObjectNode document = document();

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly(
                        "scenario",
                        "policy",
                        "seed",
                        "host",
                        "startedAt",
                        "endedAt",
                        "events",
                        "wallMillis",
                        "journalSha256",
                        "weeks",
                        "accounts",
                        "streamJobs",
                        "invariants",
                        "figures");
    }

    @Test
    void writesWholeNumbersAsSuch() {
        ObjectNode document = document();

        assertThat(document.at("/figures/weeksCompleted").isIntegralNumber()
                        || document.at("/figures/weeksCompleted").decimalValue().scale() == 0)
                .isTrue();
        assertThat(document.toString())
                .doesNotContain("E+")
                .doesNotContain(".0,")
                .doesNotContain(".0}");
    }
}
