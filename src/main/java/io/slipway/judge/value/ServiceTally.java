package io.slipway.judge.value;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One feature service over all its samples. */
public final class ServiceTally {

    private final String name;
    private final Counts samples = new Counts();
    private final Counts answers = new Counts();
    private final Map<String, FeatureTally> features = new TreeMap<>();
    private long compared;
    private boolean overflowed;

    ServiceTally(String name) {
        this.name = name;
    }

    /** @param room for how many new features there is */
    int add(Sample sample, Judgement judgement, int room) {
        samples.add(sample, judgement.classification(), judgement.answer());
        compared += judgement.isConclusive() ? 1 : 0;
        if (judgement.features().isEmpty()) {
            answers.add(sample, judgement.classification(), judgement.answer());
        }
        int taken = 0;
        for (Judged judged : judgement.features()) {
            FeatureTally tally = features.get(judged.feature());
            if (tally == null && taken < room) {
                taken++;
                tally = new FeatureTally(name, judged.feature());
                features.put(judged.feature(), tally);
            }
            if (tally == null) {
                overflowed = true;
            } else {
                tally.add(sample, judged);
            }
        }
        return taken;
    }

    public String name() {
        return name;
    }

    /** Its samples, each by its gravest finding. */
    public Counts samples() {
        return samples;
    }

    /** Its samples that were not answered by three feature vectors. */
    public Counts answers() {
        return answers;
    }

    /** By name. */
    public Collection<FeatureTally> features() {
        return Collections.unmodifiableCollection(features.values());
    }

    /** The share of its samples that tell something of the candidate. */
    public double coverage() {
        return share(compared, samples.total());
    }

    /** The share of its samples that tell something of one of its features. */
    public double coverage(FeatureTally feature) {
        return share(feature.counts().conclusive(), samples.total());
    }

    /** Whether it has features that found no room. */
    boolean hasOverflowed() {
        return overflowed;
    }

    long compared() {
        return compared;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
