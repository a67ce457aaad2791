package io.slipway.conf.metric;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.LongConsumer;

/** Passes text on as long as rows end in time: a file that is one endless row, or binary, never fills the memory. */
final class BoundedReader extends FilterReader {

    /** Characters of a row, and of what is read ahead of it. */
    static final int ROW = 1 << 17;

    private static final long TELL_EVERY = 1 << 20;

    private final LongConsumer progress;
    private long read;
    private long told;
    private long ended;

    /** Why the text is not passed on. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    BoundedReader(Reader text, LongConsumer progress) {
        super(text);
        this.progress = progress;
    }

    /** The row before what is read next was understood. */
    void rowEnded() {
        ended = read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == 0) {
                throw new Refused("is binary");
            }
        }
        read += Math.max(0, count);
        if (read - ended > ROW) {
            throw new Refused("has a row of more than " + ROW / 2 + " characters, or a quote that never ends");
        }
        if (read - told >= TELL_EVERY) {
            told = read;
            progress.accept(read);
        }
        return count;
    }
}
