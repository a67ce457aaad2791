package io.slipway.cli.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.cli.terminal.Complaint;
import io.slipway.driver.Disk;
import io.slipway.study.explore.Case;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads a case from a file that a person names. */
public final class CaseFile {

    private static final String MEND = "name a file that explore wrote";

    private CaseFile() {}

    /** @throws Complaint if there is none, or it is no case */
    public static Case read(Path file) {
        try {
            return Case.parse(Disk.read(file).orElseThrow(() -> Complaint.badInput(file + " is not there", MEND)));
        } catch (JsonProcessingException wrong) {
            String where =
                    wrong.getLocation() == null ? "" : ":" + wrong.getLocation().getLineNr();
            throw Complaint.badInput(
                    file + where + " is no case: "
                            + wrong.getOriginalMessage().lines().findFirst().orElse(""),
                    "see what explore writes");
        } catch (UncheckedIOException unreadable) {
            throw Complaint.badInput(file + " cannot be read", MEND);
        }
    }
}
