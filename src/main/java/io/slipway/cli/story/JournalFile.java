package io.slipway.cli.story;

import io.slipway.cli.terminal.Complaint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A journal on its way into a file. It is written beside the file under a name of its own and takes the file's name when it is
 * complete, so that under the name there is never half a journal. A device or a pipe is written as it is.
 */
public final class JournalFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path target;
    private final Path draft;
    private final boolean replace;
    private final OutputStream stream;

    private JournalFile(Path target, Path draft, boolean replace) throws IOException {
        this.target = target;
        this.draft = draft;
        this.replace = replace;
        this.stream = new BufferedOutputStream(
                target.equals(draft)
                        ? Files.newOutputStream(draft, StandardOpenOption.WRITE)
                        : Files.newOutputStream(draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                BUFFER);
    }

    /** @param replace whether a file of this name may be lost */
    public static JournalFile open(Path target, boolean replace) {
        Path parent = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target);
        if (Files.isDirectory(target)) {
            throw Complaint.badInput(target + ": is a directory", "name a file in it for the journal");
        } else if (!Files.isDirectory(parent)) {
            throw Complaint.badInput(
                    target + ": there is no directory " + parent, "create it, or write the journal elsewhere");
        }
        boolean regular = Files.isRegularFile(target);
        boolean device = !regular && Files.exists(target);
        if (regular && !replace) {
            throw exists(target);
        }
        Path draft = device
                ? target
                : target.resolveSibling(
                        target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            return new JournalFile(target, draft, replace);
        } catch (IOException failed) {
            throw complaint(target, failed);
        }
    }

    /** Where the journal's bytes go. */
    public OutputStream stream() {
        return stream;
    }

    /** The journal is complete. */
    public void commit() {
        try {
            stream.close();
            if (draft.equals(target)) {
                return;
            }
            if (replace) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(draft, target);
            }
        } catch (FileAlreadyExistsException inTheMeantime) {
            throw exists(target);
        } catch (IOException failed) {
            throw complaint(target, failed);
        }
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException already) {
            // What it could not write has been told, or the journal is thrown away here.
        }
        try {
            if (!draft.equals(target)) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw complaint(draft, failed);
        }
    }

    /** What a failure to write means to the person who named the file. */
    public Complaint complaint(IOException failed) {
        return complaint(target, failed);
    }

    private static Complaint exists(Path target) {
        return Complaint.badInput(target + ": exists already", "choose another name, or add --force to replace it");
    }

    private static Complaint complaint(Path target, IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return Complaint.unreachable(
                    target + ": no permission to write here", "write the journal elsewhere, or change the permissions");
        }
        String reason = failed instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failed.getMessage());
        return Complaint.unreachable(
                target + ": the journal cannot be written (" + reason + ")",
                "write it to another place, or make room there");
    }
}
