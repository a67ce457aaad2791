package io.slipway.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for the time that a command runs. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /** Creates one; where that fails, the command ends with a complaint that says how to mend it. */
    public static Path create(String prefix, String mend) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException full) {
            throw Complaint.unreachable("cannot create a temporary directory: " + full.getMessage(), mend);
        }
    }
}
