package io.slipway.cli.validation;

import io.slipway.cli.terminal.Complaint;
import io.slipway.driver.validation.PostBox;
import io.slipway.driver.validation.ResultListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address at which results are posted, and the token that it takes: from the environment, or made up and left in a file that only
 * its owner can read.
 */
final class Postings implements AutoCloseable {

    static final String VARIABLE = "SLIPWAY_VALIDATION_TOKEN";

    private final ResultListener listener;
    private final Path note;

    private Postings(ResultListener listener, Path note) {
        this.listener = listener;
        this.note = note;
    }

    /** @param directory of the release */
    static Postings open(int port, Path directory, PostBox box) {
        Optional<String> given = Optional.ofNullable(System.getenv(VARIABLE)).filter(text -> !text.isBlank());
        String token = given.orElseGet(Postings::madeUp);
        Path note = directory.resolve("listener");
        try {
            ResultListener listener = ResultListener.open(port, token, box);
            Files.createDirectories(directory);
            Files.deleteIfExists(note);
            Files.createFile(note, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    note,
                    listener.address() + "\n"
                            + given.map(known -> "$" + VARIABLE).orElse(token) + "\n");
            return new Postings(listener, note);
        } catch (IOException failed) {
            throw Complaint.unreachable(
                    "results cannot be taken at port " + port + " (" + failed.getMessage() + ")",
                    "choose another --listen");
        }
    }

    String sentence() {
        return "results are taken at " + listener.address() + "RELEASE/BUILD/CELL; address and token are in " + note;
    }

    @Override
    public void close() {
        listener.close();
        try {
            Files.deleteIfExists(note);
        } catch (IOException left) {
            // It names a port that nobody listens at, and a token that nobody takes.
        }
    }

    private static String madeUp() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
