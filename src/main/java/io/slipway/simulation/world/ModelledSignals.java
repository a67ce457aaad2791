package io.slipway.simulation.world;

import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.scenario.Regression;
import io.slipway.simulation.scenario.SignalRate;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.train.Evidence;
import io.slipway.train.TrainCommand;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Counts bad events on the accounts that serve a watched build and on those that serve its baseline: one report for each stretch of
 * time, whatever the size of the fleet. What is wrong with the build makes its rates higher where it shows.
 */
final class ModelledSignals {

    static final EntityId SIGNALS = EntityId.of("port", "signals");
    private static final long MOST_TRIALS = 1_000_000_000;

    private final Scene scene;
    private final Defects defects;
    private final Traffic traffic;
    private final Tidings tidings;
    private @Nullable Watch watch;

    ModelledSignals(Scene scene, Defects defects, Traffic traffic) {
        this.scene = scene;
        this.defects = defects;
        this.traffic = traffic;
        this.tidings = new Tidings(scene);
    }

    void sample(Evidence.Sample request) {
        if (watch == null || !watch.request.build().equals(request.build())) {
            stop();
            watch = new Watch(request);
            watch.next();
        }
    }

    /** Nothing is watched any more. */
    void stop() {
        if (watch != null) {
            watch.cancel();
            watch = null;
        }
    }

    /** One build; it takes place at the end of each stretch of time. */
    private final class Watch extends Appointment {

        private final Evidence.Sample request;
        private long window;

        Watch(Evidence.Sample request) {
            this.request = request;
            this.window = request.after();
        }

        void next() {
            scene.agenda().after(request.every().toMillis(), this);
        }

        @Override
        protected void takePlace() {
            window++;
            SortedMap<String, Batch> samples = new TreeMap<>();
            for (SignalRate rate : scene.scenario().world().signals()) {
                if (request.metrics().contains(rate.metric())) {
                    Batch batch = batch(rate);
                    if (batch.baselineTrials() > 0 && batch.candidateTrials() > 0) {
                        samples.put(rate.metric(), batch);
                    }
                }
            }
            if (!samples.isEmpty()) {
                tidings.tell(SIGNALS, report(samples), report(swapped(samples)));
            }
            next();
        }

        private TrainCommand report(SortedMap<String, Batch> samples) {
            return new TrainCommand.ReportSamples(request.release(), request.build(), window, samples);
        }

        private static SortedMap<String, Batch> swapped(SortedMap<String, Batch> samples) {
            SortedMap<String, Batch> opposite = new TreeMap<>();
            samples.forEach((metric, batch) -> opposite.put(
                    metric,
                    new Batch(
                            batch.candidateBad(),
                            batch.candidateTrials(),
                            batch.baselineBad(),
                            batch.baselineTrials())));
            return opposite;
        }

        private Batch batch(SignalRate rate) {
            long[] baseline = new long[2];
            long[] candidate = new long[2];
            for (boolean early : new boolean[] {true, false}) {
                add(baseline, request.baseline(), rate, early);
                add(candidate, request.build(), rate, early);
            }
            return new Batch(baseline[0], baseline[1], candidate[0], candidate[1]);
        }

        private void add(long[] sum, Build build, SignalRate rate, boolean early) {
            double minutes = request.every().toMillis() / 60_000.0;
            long trials = Math.min(MOST_TRIALS, (long) (traffic.serving(build, early) * rate.perMinute() * minutes));
            if (trials > 0) {
                long owner = Chance.key(build + "/" + rate.metric() + (early ? "/early" : "/remaining"));
                double u = scene.chance().at(owner, Purpose.SIGNAL, window);
                sum[0] += count(trials, probability(build, rate, early), u);
                sum[1] += trials;
            }
        }

        private double probability(Build build, SignalRate rate, boolean early) {
            double probability = rate.rate();
            for (Regression regression : defects.in(build)) {
                if (defects.shows(regression, early)) {
                    probability *= regression
                            .effect()
                            .filter(effect -> effect.metric().equals(rate.metric()))
                            .map(effect -> effect.ratio())
                            .orElse(1.0);
                }
            }
            return Math.min(1, probability);
        }
    }

    private static int count(long trials, double probability, double u) {
        return BinomialDistribution.of((int) trials, probability).inverseCumulativeProbability(u);
    }
}
