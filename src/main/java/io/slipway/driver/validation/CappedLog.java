package io.slipway.driver.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The output of an attempt, in a file that does not outgrow its limit: the first half as it comes, and of all that follows the end, where
 * failures tell what they are.
 */
final class CappedLog {

    private static final int CHUNK = 8192;

    private final Path file;
    private final int head;
    private final byte[] tail;
    private long read;

    /** @param limit in bytes, roughly: a line that tells what was left out comes on top */
    CappedLog(Path file, int limit) {
        this.file = file;
        this.head = limit - limit / 2;
        this.tail = new byte[limit / 2];
    }

    /** Takes everything there is, to its end, and returns the digest of the file. */
    String fill(InputStream output) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream log = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] chunk = new byte[CHUNK];
            int length = output.read(chunk);
            while (length >= 0) {
                take(chunk, length, log);
                length = output.read(chunk);
            }
            finish(log);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(byte[] chunk, int length, OutputStream log) throws IOException {
        int atOnce = (int) Math.max(0, Math.min(length, head - read));
        log.write(chunk, 0, atOnce);
        for (int i = atOnce; i < length; i++) {
            tail[(int) ((read + i - head) % tail.length)] = chunk[i];
        }
        read += length;
        log.flush();
    }

    private void finish(OutputStream log) throws IOException {
        long late = Math.max(0, read - head);
        long omitted = Math.max(0, late - tail.length);
        if (omitted > 0) {
            log.write(("\n... " + omitted + " bytes left out ...\n").getBytes(StandardCharsets.US_ASCII));
            int start = (int) (late % tail.length);
            log.write(tail, start, tail.length - start);
            log.write(tail, 0, start);
        } else {
            log.write(tail, 0, (int) late);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
