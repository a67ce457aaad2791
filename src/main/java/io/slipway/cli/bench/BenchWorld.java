package io.slipway.cli.bench;

import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Quiet weeks of the reference policy: so many accounts at once that the last wave fits its window, probes as far apart as a handoff
 * can do with few of them, and no pinned stream job.
 */
public record BenchWorld(int accounts, int jobs, int weeks) {

    /** A file that says so; whoever asks for it deletes it. */
    Path file() {
        try {
            Path file = Files.createTempFile("slipway-bench-", ".conf");
            Files.writeString(file, text());
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String text() {
        return String.format(Locale.ROOT, """
            name = bench
            start = "2026-11-23"
            weeks = %d
            policy {
              name = two-waves, zone = "America/Los_Angeles", concurrency = 150
              stages = [
                { name = wave-1,            day = TUESDAY,   window = "14:00-16:00", accounts = early-access }
                { name = wave-1-re-release, day = WEDNESDAY, window = "14:00-16:00", accounts = early-access, when = issue-open }
                { name = wave-2,            day = THURSDAY,  window = "14:00-16:00", accounts = remaining,    unless = regression }
              ]
              handoff.probe-every = 8s
            }
            world { start-up = { median = 5s, p99 = 15s }, catch-up = { median = 20s, p99 = 60s }, drain = { median = 3s, p99 = 10s } }
            fleet.generate { accounts = %d, jobs-per-account = %d, development = 20%%, early-access = 10%%, pinned = 0%% }
            """, weeks, accounts, jobs);
    }

    Scenario scenario() {
        Path file = file();
        try {
            return ScenarioReader.read(file);
        } finally {
            delete(file);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
