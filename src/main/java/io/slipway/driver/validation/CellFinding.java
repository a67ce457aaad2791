package io.slipway.driver.validation;

import io.slipway.train.CellOutcome;
import java.util.Optional;

/**
 * What an attempt came to.
 *
 * @param by who says so
 * @param note one line for people
 * @param log where the log is kept: a file here, or an address there
 * @param sha256 the digest of the log, in hexadecimal
 */
record CellFinding(CellOutcome outcome, String by, String note, Optional<String> log, Optional<String> sha256) {

    private static final int LONGEST = 500;

    CellFinding {
        note = note.replaceAll("\\s+", " ").strip();
        note = note.length() <= LONGEST ? note : note.substring(0, LONGEST) + "...";
    }

    static CellFinding of(CellOutcome outcome, String by, String note) {
        return new CellFinding(outcome, by, note, Optional.empty(), Optional.empty());
    }

    /** Nothing was found out about the build. */
    static CellFinding inconclusive(String by, String note) {
        return of(CellOutcome.INCONCLUSIVE, by, note);
    }
}
