package io.slipway.cluster;

/** What became of a delivery. Without a receipt it is unknown whether it arrived, and it is delivered again. */
public sealed interface Receipt {

    long number();

    /**
     * The command was carried out, now or before: what it meant is safe.
     *
     * @param events how many happened
     */
    record Taken(long number, int events) implements Receipt {}

    /**
     * Nothing happened.
     *
     * @param tooEarly whether the same command can succeed later without anyone's doing
     */
    record Refused(long number, String code, String sentence, boolean tooEarly) implements Receipt {}
}
