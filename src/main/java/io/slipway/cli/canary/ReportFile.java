package io.slipway.cli.canary;

import io.slipway.cli.terminal.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Where the report goes. Under its name there is never half of it. */
public final class ReportFile {

    private final Path target;

    private ReportFile(Path target) {
        this.target = target;
    }

    /** Complains before the work begins, not after it. */
    public static ReportFile at(Path target) {
        Path parent = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target);
        if (Files.isDirectory(target)) {
            throw Complaint.badInput(target + ": is a directory", "name a file in it for the report");
        } else if (!Files.isDirectory(parent)) {
            throw Complaint.badInput(
                    target + ": there is no directory " + parent, "create it, or write the report elsewhere");
        } else if (!Files.isWritable(Files.exists(target) ? target : parent)) {
            throw Complaint.unreachable(
                    target + ": no permission to write here", "write the report elsewhere, or change the permissions");
        }
        return new ReportFile(target);
    }

    /** Replaces what was there. */
    public void write(String page) {
        Path draft = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.writeString(target, page);
                return;
            }
            try {
                Files.writeString(draft, page);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw Complaint.unreachable(
                    target + ": the report cannot be written (" + failed.getMessage() + ")",
                    "write it to another place, or make room there");
        }
    }
}
