package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

    private static final String QUIET = "simulations/quiet-week.conf";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void findsNothingWrongWithAGoodPlan() {
        Session session = Session.of("lint", QUIET, "simulations/policies/two-waves.conf");

        assertThat(session).isEqualTo(new Session(Exit.DONE, "2 files: nothing wrong\n", ""));
    }

    @Test
    void tellsEveryFindingWithItsPlaceAndMend() throws IOException {
        Path file = crowded();

        Session session = Session.of("lint", file.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out().lines().toList())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(file + ":4: error: stage w cannot start 9000 accounts")
                        .contains("write concurrency ="))
                .last()
                .isEqualTo("1 file: 2 errors, 0 warnings");
    }

    @Test
    void findsKeysThatNobodyKnows() throws IOException {
        Path file = Files.writeString(
                directory.resolve("typo.conf"), Files.readString(crowded()).replace("zone", "zon"));

        Session session = Session.of("lint", file.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out()).contains("typo.conf:3: error: ").contains("did you mean \"zone\"?");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Session session = Session.of("lint", QUIET, "nosuch.conf");

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEqualTo("""
                nosuch.conf: error: no such file; check the path
                2 files: 1 error, 0 warnings
                """);
    }

    @Test
    void writesOneDocument() throws IOException {
        Session session = Session.of("lint", "--json", crowded().toString(), QUIET);

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.document().at("/errors").asInt()).isEqualTo(2);
        assertThat(session.document().at("/files/0/findings/0/weight").asText()).isEqualTo("ERROR");
        assertThat(session.document().at("/files/1/findings")).isEmpty();
    }

    /** Far too many accounts for its window, and a time-out below the usual time. */
    private Path crowded() throws IOException {
        return Files.writeString(directory.resolve("crowded.conf"), """
                start = "2026-11-23"
                policy {
                  name = p, zone = "America/Los_Angeles", handoff.timeout = 1m
                  stages = [ { name = w, day = TUESDAY, window = "14:00-16:00", accounts = all } ]
                }
                fleet.generate { accounts = 9000 }
                """);
    }
}
