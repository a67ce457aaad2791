package io.slipway.study.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A release of which we know what is wrong with it.
 *
 * @param number counted from 1; it keys the chance of the release
 * @param metric the one that it makes worse, if it is not sound
 * @param ratio of its rate of bad events to that of a sound build
 */
public record Labelled(int number, Kind kind, String metric, double ratio) {

    /** What a release is. */
    public enum Kind {
        /** A high-impact regression: at least the ratio that the policy declares. */
        GRAVE,
        /** Nothing is wrong with it. */
        SOUND,
        /** Between what the policy allows and what it declares: whatever is decided, it is not wrong. */
        SLIGHT
    }

    /** The greatest ratio of a grave regression, as a multiple of the declared one. */
    private static final double GREATEST = 2;

    private static final int SLIGHT_SHARE = 5;

    /** As many grave ones as sound ones, and a fifth of that number slight ones. */
    static List<Labelled> releases(int each, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Labelled> releases = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            releases.add(drawn(releases.size() + 1, Kind.GRAVE, chance));
            releases.add(drawn(releases.size() + 1, Kind.SOUND, chance));
            if (i % SLIGHT_SHARE == 0) {
                releases.add(drawn(releases.size() + 1, Kind.SLIGHT, chance));
            }
        }
        return releases;
    }

    private static Labelled drawn(int number, Kind kind, SplittableRandom chance) {
        List<ProvingGround.Watched> metrics = ProvingGround.METRICS;
        ProvingGround.Watched watched = metrics.get(chance.nextInt(metrics.size()));
        double u = chance.nextDouble();
        double ratio = switch (kind) {
            case GRAVE -> watched.regression() * StrictMath.pow(GREATEST, u);
            case SOUND -> 1;
            case SLIGHT -> watched.allowed() + u * (watched.regression() - watched.allowed());
        };
        return new Labelled(number, kind, watched.metric(), ratio);
    }
}
