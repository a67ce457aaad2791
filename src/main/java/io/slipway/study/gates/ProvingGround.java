package io.slipway.study.gates;

import io.slipway.policy.Stage.Selection;
import io.slipway.simulation.scenario.Regression;
import io.slipway.simulation.scenario.ReleasePlan;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.scenario.SignalEffect;
import io.slipway.simulation.scenario.WeekPlan;
import io.slipway.train.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The world in which labelled releases are tried: one week each, two waves on one day, five hours of soak, a report each minute. */
final class ProvingGround {

    /** Chances as the policy declares them. */
    static final double ALPHA = 0.001;

    static final double BETA = 0.001;

    /**
     * A metric of the proving ground.
     *
     * @param rate of bad events of a sound build
     * @param perMinute trials of one account in a minute
     */
    record Watched(String metric, double rate, int perMinute, double allowed, double regression) {}

    static final List<Watched> METRICS = List.of(
            new Watched("error-rate", 0.005, 120, 1.1, 1.5),
            new Watched("slow-requests", 0.01, 120, 1.1, 1.5),
            new Watched("stale-streams", 0.02, 60, 1.1, 1.5));

    static final int ACCOUNTS = 60;
    static final int EARLY = 12;

    private final Scenario base;

    ProvingGround() {
        try {
            Path file = Files.createTempFile("slipway-gates-", ".conf");
            try {
                Files.writeString(file, text());
                base = ScenarioReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The week of one release. */
    Scenario scenario(Labelled release, long seed) {
        WeekPlan week = new WeekPlan(1, regressions(release), List.of(), Collections.emptyMap());
        return new Scenario(
                base.name(),
                seed * 1_000_003 + release.number(),
                base.start(),
                1,
                base.fleet(),
                base.policy(),
                base.baseline(),
                new ReleasePlan(base.releases().propose(), List.of(week), Optional.empty()),
                base.world(),
                List.of(),
                List.of(),
                base.faults(),
                base.expect());
    }

    private static List<Regression> regressions(Labelled release) {
        return release.kind() == Labelled.Kind.SOUND
                ? List.of()
                : List.of(new Regression(
                        "labelled",
                        0,
                        Severity.BLOCKING,
                        Selection.ALL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new SignalEffect(release.metric(), release.ratio()))));
    }

    private static String text() {
        return String.format(
                Locale.ROOT,
                """
            name = gates
            start = "2026-11-23"
            policy {
              name = same-day, zone = "America/Los_Angeles"
              stages = [
                { name = wave-1, day = TUESDAY, window = "09:00-10:00", accounts = early-access }
                { name = wave-2, day = TUESDAY, window = "14:00-15:00", accounts = remaining, unless = regression }
              ]
              signals { every = 1m, deadline = 30m, watch = [ %s ] }
            }
            world.signals = [ %s ]
            fleet.generate { accounts = %d, jobs-per-account = 1, early-access = %s%% }
            """,
                list("{ metric = %s, allowed = %s, regression = %s, alpha = %s, beta = %s }"),
                list("{ metric = %s, rate = %6$s, per-minute = %7$d }"),
                ACCOUNTS,
                100 * EARLY / ACCOUNTS);
    }

    private static String list(String format) {
        return METRICS.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        format,
                        one.metric(),
                        one.allowed(),
                        one.regression(),
                        ALPHA,
                        BETA,
                        one.rate(),
                        one.perMinute()))
                .collect(Collectors.joining(", "));
    }
}
