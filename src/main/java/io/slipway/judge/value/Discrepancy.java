package io.slipway.judge.value;

/**
 * How two of a kind agree and, if they do not, where they part first.
 *
 * @param path within the value: {@code [3]}, {@code ["key"]}; empty for the whole
 * @param baseline its side of the difference, shortened for people
 */
public record Discrepancy(Agreement agreement, Aspect aspect, String path, String baseline, String candidate) {

    /** They agree. */
    public static final Discrepancy NONE = new Discrepancy(Agreement.MATCH, Aspect.VALUE, "", "", "");

    /** Of what two features differ. */
    public enum Aspect {
        /** The declared type. */
        TYPE,
        /** The serving status. */
        STATUS,
        /** The value itself. */
        VALUE,
        /** The effective times lie too far apart. */
        EFFECTIVE_TIME,
        /** The feature stands elsewhere in the vector. */
        ORDER,
        /** The candidate does not serve the feature. */
        MISSING,
        /** Only the candidate serves the feature. */
        ADDED,
        /** There is no vector to compare: the answers as a whole differ. */
        ANSWER
    }

    /** No text is longer, in characters: who wants the whole value can ask for the sample again. */
    static final int TEXT_LIMIT = 120;

    static Discrepancy differs(Aspect aspect, Object baseline, Object candidate) {
        return of(Agreement.DIFFERS, aspect, "", baseline, candidate);
    }

    static Discrepancy of(Agreement agreement, Aspect aspect, String path, Object baseline, Object candidate) {
        return new Discrepancy(agreement, aspect, shortened(path), shortened(baseline), shortened(candidate));
    }

    private static String shortened(Object side) {
        String text = side.toString();
        if (text.length() <= TEXT_LIMIT) {
            return text;
        }
        int end = TEXT_LIMIT - 3;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
