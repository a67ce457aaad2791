package io.slipway.machine;

import java.util.Locale;

/** Why a command was not carried out. Refusals are answers, not failures: the state is unchanged and nothing was lost. */
public interface Refusal {

    /** A stable name for programs: that of the class, such as {@code NOT_PERMITTED}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** One sentence for people: what was expected, what was found, what to do. */
    String sentence();

    /**
     * Whether the same command can succeed later without anyone's doing, because what it builds on is still on its way. Between
     * entities such a command is not acknowledged, so the host delivers it again.
     */
    default boolean isTooEarly() {
        return false;
    }
}
