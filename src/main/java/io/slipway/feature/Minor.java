package io.slipway.feature;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A minor version, {@code 0.9}: what compatibility is counted in. Patch digits take no part in it (DOMAIN 4.3). */
public record Minor(int major, int minor) implements Comparable<Minor> {

    private static final Pattern WRITTEN =
            Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})(\\.[0-9A-Za-z][0-9A-Za-z.+-]{0,30})?");

    /** The minor of a version, which is written {@code 0.9} or {@code 0.9.3}; empty if the text is no version. */
    public static Optional<Minor> of(String version) {
        Matcher written = WRITTEN.matcher(version);
        return written.matches()
                ? Optional.of(new Minor(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** Whether a version names a minor and no more. */
    public static boolean isBare(String version) {
        return of(version).filter(minor -> minor.toString().equals(version)).isPresent();
    }

    @Override
    public int compareTo(Minor other) {
        return Comparator.comparingInt(Minor::major)
                .thenComparingInt(Minor::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
