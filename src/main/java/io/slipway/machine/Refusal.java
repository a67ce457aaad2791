package io.slipway.machine;

/** Why a command was not carried out. Refusals are answers, not failures: the state is unchanged and nothing was lost. */
public interface Refusal {

    /** A stable name for programs, such as {@code NOT_PERMITTED}. */
    String code();

    /** One sentence for people: what was expected, what was found, what to do. */
    String sentence();
}
