package io.slipway.judge.value;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found over all samples. The order in which samples are added makes no difference, and its size is bounded by the number of
 * features, never by that of the samples.
 */
public final class Tally {

    /** Feature services and features of all of them that are told apart. Beyond, nothing can be concluded. */
    public static final int MOST_SUBJECTS = 10_000;

    /** Whom a request was sent to. */
    public enum Side {
        BASELINE,
        CANDIDATE
    }

    private final Map<String, ServiceTally> services = new TreeMap<>();
    private final Map<Side, Map<String, Long>> outcomes = new EnumMap<>(Side.class);
    private int subjects;
    private boolean overflowed;
    private long malformed;
    private long downtime;
    private long samples;

    public Tally() {
        for (Side side : Side.values()) {
            outcomes.put(side, new TreeMap<>());
        }
    }

    /** Adds a sample that was replayed. */
    public void add(Sample sample, Judgement judgement) {
        samples++;
        downtime += judgement.downtime() ? 1 : 0;
        ServiceTally service = services.get(sample.service());
        if (service == null && subjects < MOST_SUBJECTS) {
            subjects++;
            service = new ServiceTally(sample.service());
            services.put(sample.service(), service);
        }
        if (service == null) {
            overflowed = true;
            return;
        }
        subjects += service.add(sample, judgement, MOST_SUBJECTS - subjects);
    }

    /** Counts what came of one request. */
    public void count(Side side, Reply reply) {
        Map<String, Long> counts = outcomes.get(side);
        if (counts != null) {
            counts.merge(reply.outcome(), 1L, Long::sum);
        }
    }

    /** Counts a line of the file that is no request. */
    public void malformed() {
        malformed++;
    }

    /** By name. */
    public Collection<ServiceTally> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** All features of all services: those with the most regressions first, then the flaky, then by name. */
    public List<FeatureTally> worstFirst() {
        return services.values().stream()
                .flatMap(service -> service.features().stream())
                .sorted(Comparator.comparingLong(
                                (FeatureTally feature) -> -feature.counts().of(Classification.REGRESSION))
                        .thenComparingLong(feature -> -feature.counts().of(Classification.FLAKY))
                        .thenComparingLong(feature -> -feature.counts().of(Classification.EXPECTED))
                        .thenComparing(FeatureTally::service)
                        .thenComparing(FeatureTally::name))
                .toList();
    }

    /** By the name of the outcome, how often a side's requests came to it. */
    public Map<String, Long> outcomes(Side side) {
        return Collections.unmodifiableMap(outcomes.getOrDefault(side, new TreeMap<>()));
    }

    /** Samples that were replayed. */
    public long samples() {
        return samples;
    }

    /** Samples by their gravest finding. */
    public long samples(Classification classification) {
        return services.values().stream()
                .mapToLong(service -> service.samples().of(classification))
                .sum();
    }

    public long malformedLines() {
        return malformed;
    }

    /** Samples for which the candidate alone failed as a server does. */
    public long downtime() {
        return downtime;
    }

    /** Whether there were more features than are told apart. */
    public boolean hasOverflowed() {
        return overflowed || services.values().stream().anyMatch(ServiceTally::hasOverflowed);
    }

    /** The share of all lines that tell something of the candidate. */
    public double coverage() {
        long lines = samples + malformed;
        long compared =
                services.values().stream().mapToLong(ServiceTally::compared).sum();
        return lines == 0 ? 0 : (double) compared / lines;
    }
}
