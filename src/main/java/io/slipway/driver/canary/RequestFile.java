package io.slipway.driver.canary;

import io.slipway.conf.InvalidFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Requests, one on each line, read as they are needed. Blank lines are no requests and no mistakes. */
public final class RequestFile implements AutoCloseable {

    /** Malformed lines that are borne with. One more ends the reading. */
    public static final int MOST_MALFORMED = 100;

    private static final int LINE_LIMIT = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream input;
    private final Consumer<String> complaints;
    private final RequestReader reader = new RequestReader();
    private long line;
    private long bytes;
    private int malformed;

    private RequestFile(Path file, InputStream input, Consumer<String> complaints) {
        this.file = file;
        this.input = input;
        this.complaints = complaints;
    }

    /**
     * @param complaints is told of each malformed line, with its place
     * @throws InvalidFile if there is no such file, or none that can be read
     */
    public static RequestFile open(Path file, Consumer<String> complaints) {
        if (Files.isDirectory(file)) {
            throw new InvalidFile(file.toString(), "is a directory", "name a file of requests in it");
        } else if (!Files.exists(file)) {
            throw new InvalidFile(file.toString(), "no such file", "check the path");
        }
        try {
            return new RequestFile(file, new BufferedInputStream(Files.newInputStream(file), BUFFER), complaints);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /**
     * The next request, if there is one.
     *
     * @throws InvalidFile if the file cannot be read, or too many lines are malformed
     */
    Optional<Request> next() {
        try {
            Optional<byte[]> text = nextLine();
            while (text.isPresent()) {
                Optional<Request> request = request(text.get());
                if (request.isPresent()) {
                    return request;
                }
                text = nextLine();
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Bytes read so far. */
    long bytes() {
        return bytes;
    }

    /** Lines so far that are no requests. */
    int malformed() {
        return malformed;
    }

    private Optional<Request> request(byte[] bytesOfLine) {
        try {
            if (bytesOfLine.length > LINE_LIMIT) {
                throw new RequestReader.BadLine("is longer than " + LINE_LIMIT + " bytes", "split the request");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytesOfLine))
                    .toString();
            return text.isBlank() ? Optional.empty() : Optional.of(reader.read(line, text));
        } catch (CharacterCodingException notUtf8) {
            complain("is not UTF-8; save the file as UTF-8");
        } catch (RequestReader.BadLine bad) {
            complain(String.valueOf(bad.getMessage()));
        }
        return Optional.empty();
    }

    private void complain(String what) {
        malformed++;
        complaints.accept(file + ":" + line + ": " + what);
        if (malformed > MOST_MALFORMED) {
            throw new InvalidFile(
                    file + ":" + line,
                    "more than " + MOST_MALFORMED + " lines are no requests",
                    "write one get-features request on each line");
        }
    }

    /** Of a line that is too long only the beginning is kept, long enough to tell. */
    private Optional<byte[]> nextLine() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
        int next = input.read();
        if (next < 0) {
            return Optional.empty();
        }
        line++;
        while (next >= 0 && next != '\n') {
            bytes++;
            if (kept.size() <= LINE_LIMIT) {
                kept.write(next);
            }
            next = input.read();
        }
        bytes++;
        return Optional.of(kept.toByteArray());
    }

    private static InvalidFile unreadable(Path file, IOException failed) {
        return new InvalidFile(
                file.toString(),
                "cannot be read (" + failed.getClass().getSimpleName() + ")",
                "check its permissions, or name another file");
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
