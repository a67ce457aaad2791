package io.slipway.study.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a report rests on, in full.
 *
 * @param name of the file
 */
public record Source(String name, String text) {

    /** Reads one. */
    public static Source of(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read " + file + " again for the report", gone);
        }
    }
}
