package io.slipway.judge.value;

/** One feature of one feature service over all samples. */
public final class FeatureTally {

    private final String service;
    private final String name;
    private final Counts counts = new Counts();
    private long valued;

    FeatureTally(String service, String name) {
        this.service = service;
        this.name = name;
    }

    void add(Sample sample, Judged judged) {
        counts.add(sample, judged.classification(), judged.discrepancy());
        valued += judged.valued() ? 1 : 0;
    }

    public String service() {
        return service;
    }

    public String name() {
        return name;
    }

    public Counts counts() {
        return counts;
    }

    /** Samples in which the baseline had a value for it. */
    public long valued() {
        return valued;
    }
}
