package io.slipway.study.gates;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.simulation.Journal;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads the journal of one release: when there was enough data, and when the judge decided. */
final class Docket implements Journal {

    private static final double MINUTE = 60_000;

    private final Labelled release;
    private final TreeMap<String, Course> courses = new TreeMap<>();
    private boolean stopped;
    private boolean completed;

    Docket(Labelled release) {
        this.release = release;
        ProvingGround.METRICS.forEach(metric -> courses.put(metric.metric(), new Course(metric)));
    }

    @Override
    public void append(long sequence, Instant at, EntityId entity, Event event) {
        if (event instanceof TrainEvent.SamplesReported samples) {
            samples.samples().forEach((metric, batch) -> course(metric).counted(at, batch));
        } else if (event instanceof TrainEvent.SignalJudged judged) {
            stopped |= judged.verdict() == SoakState.HARMFUL;
            course(judged.metric()).judged(at, judged.verdict());
        } else if (event instanceof TrainEvent.ReleaseEnded ended) {
            completed = ended.outcome() == Outcome.COMPLETED;
        }
    }

    private Course course(String metric) {
        return Objects.requireNonNull(courses.get(metric), metric);
    }

    Ruling ruling() {
        if (release.kind() != Labelled.Kind.SOUND) {
            return new Ruling(
                    release, stopped, completed, course(release.metric()).delay(SoakState.HARMFUL));
        }
        boolean all = courses.values().stream().allMatch(course -> course.safeAt < Double.MAX_VALUE);
        double decided = courses.values().stream()
                .mapToDouble(course -> course.safeAt)
                .max()
                .orElseThrow();
        double enough =
                courses.values().stream().mapToDouble(Course::enoughAt).max().orElseThrow();
        return new Ruling(
                release, stopped, completed, all ? OptionalDouble.of(decided - enough) : OptionalDouble.empty());
    }

    /** One metric; moments are in minutes since the epoch. */
    private final class Course {

        private final ProvingGround.Watched metric;
        private final double ratio;
        private final OptimalTest test;
        private double baselineTrials;
        private double candidateTrials;
        private double enoughAt = Double.MAX_VALUE;
        private double lastAt;
        private double last;
        private double before;
        private double safeAt = Double.MAX_VALUE;
        private double harmfulAt = Double.MAX_VALUE;

        Course(ProvingGround.Watched metric) {
            this.metric = metric;
            boolean worse =
                    release.kind() != Labelled.Kind.SOUND && release.metric().equals(metric.metric());
            this.ratio = worse ? release.ratio() : 1;
            double against = worse ? metric.allowed() : metric.regression();
            double alpha = ProvingGround.ALPHA / ProvingGround.METRICS.size();
            this.test = new OptimalTest(against, ratio, alpha, ProvingGround.BETA);
        }

        void counted(Instant at, Batch batch) {
            baselineTrials += batch.baselineTrials();
            candidateTrials += batch.candidateTrials();
            before = last;
            last = test.share(baselineTrials, candidateTrials, metric.rate(), ratio);
            lastAt = at.toEpochMilli() / MINUTE;
            if (last >= 1 && enoughAt == Double.MAX_VALUE) {
                enoughAt = lastAt;
            }
        }

        void judged(Instant at, SoakState verdict) {
            if (verdict == SoakState.SAFE) {
                safeAt = at.toEpochMilli() / MINUTE;
            } else {
                harmfulAt = at.toEpochMilli() / MINUTE;
            }
        }

        /** If the judge stopped the counting before, the moment at which it would have been at the traffic of the last minute. */
        double enoughAt() {
            return enoughAt < Double.MAX_VALUE ? enoughAt : lastAt + Math.ceil((1 - last) / (last - before));
        }

        OptionalDouble delay(SoakState verdict) {
            double decided = verdict == SoakState.HARMFUL ? harmfulAt : safeAt;
            return decided < Double.MAX_VALUE ? OptionalDouble.of(decided - enoughAt()) : OptionalDouble.empty();
        }
    }
}
