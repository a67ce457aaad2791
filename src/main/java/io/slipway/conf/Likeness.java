package io.slipway.conf;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what somebody meant to write. */
public final class Likeness {

    private Likeness() {}

    /** The candidate with the fewest changed letters, if at most a third of the letters changed (but always two may). */
    public static Optional<String> nearest(String found, Collection<String> candidates) {
        int bound = Math.max(2, found.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(found, candidate) <= bound)
                .min(Comparator.<String>comparingInt(candidate -> distance(found, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The mend for a word that is not among the known ones. */
    public static String mend(String found, Collection<String> known) {
        return nearest(found, known)
                .map(word -> "did you mean \"" + word + "\"?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }

    /** Levenshtein's distance, computed row by row. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
