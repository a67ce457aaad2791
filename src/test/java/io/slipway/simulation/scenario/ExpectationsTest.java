package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsTest {

    private static final String RESULT = """
            {"weeks": [{"release": "2026.50", "outcome": "COMPLETED", "shippedBuild": "2026.50.1", "issues": ["slow"],
                        "runs": [{"opensAt": "2026-11-24T22:00:00Z"}, {"updated": 3}]},
                       {"release": "2026.51", "outcome": "CANCELED", "shippedBuild": null, "issues": []}],
             "accounts": {"2026.50.1": 4}, "streamJobs": {"minOnline": 1, "downtimeSeconds": 0.0, "handoffs": 12},
             "invariants": {"checked": 7, "violations": []}}
            """;

    @TempDir
    private Path directory;

    @Test
    void areMetByADocumentThatSaysTheSameAndMore() throws IOException {
        assertThat(unmet("""
                        expect {
                          weeks = [
                            { release = 2026.50, shipped-build = 2026.50.1, issues = 1,
                              runs = [ { opens-at = "2026-11-24T22:00:00Z" }, { updated = "< 4" } ] }
                            { shipped-build = null, issues = 0 }
                          ]
                          accounts { 2026.50.1 = 4, "2026.50.0" = null }
                          stream-jobs { min-online = 1, downtime-seconds = 0, handoffs = ">= 12" }
                          invariants { violations = 0 }
                        }
                        """)).isEmpty();
    }

    @Test
    void nameThePlaceThePromiseAndTheFind() throws IOException {
        assertThat(unmet("""
                        expect {
                          weeks = [ { outcome = ROLLED_BACK }, {}, { outcome = COMPLETED } ]
                          accounts { "2026.50.1" = 5 }
                          stream-jobs.handoffs = "> 12"
                        }
                        """))
                .containsExactly(
                        place(5) + ": expected weeks[0].outcome = ROLLED_BACK, found COMPLETED",
                        place(5) + ": expected weeks[2].outcome = COMPLETED, found null",
                        place(6) + ": expected accounts.\"2026.50.1\" = 5, found 4",
                        place(7) + ": expected streamJobs.handoffs = > 12, found 12");
    }

    private List<String> unmet(String expect) throws IOException, JsonProcessingException {
        Path policy = Path.of("simulations/policies/two-waves.conf").toAbsolutePath();
        Path file = Files.writeString(
                directory.resolve("s.conf"),
                "start = \"2026-11-23\"\nfleet.generate.accounts = 3\npolicy = \"" + policy + "\"\n" + expect);
        return ScenarioReader.read(file).expect().unmetBy(new ObjectMapper().readTree(RESULT));
    }

    private String place(int line) {
        return directory.resolve("s.conf") + ":" + line;
    }
}
