package io.slipway.conf;

/**
 * Something wrong with a file.
 *
 * @param where the file and, where there is one, the line: {@code quiet-week.conf:12}
 * @param what is wrong, without a full stop
 * @param mend how to mend it, as an order to the reader
 */
public record Finding(Weight weight, String where, String what, String mend) {

    /** Whether a finding stops the work. */
    public enum Weight {
        /** Cannot work. */
        ERROR,
        /** Can work, though hardly as meant. */
        WARNING
    }

    public static Finding error(String where, String what, String mend) {
        return new Finding(Weight.ERROR, where, what, mend);
    }

    public static Finding warning(String where, String what, String mend) {
        return new Finding(Weight.WARNING, where, what, mend);
    }

    /** One line. */
    @Override
    public String toString() {
        return where + ": " + what + "; " + mend;
    }
}
