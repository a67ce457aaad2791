package io.slipway.cli.terminal;

/** Exit codes. */
public final class Exit {

    /** The work is done, and the answer, if there is a question, is yes. */
    public static final int DONE = 0;

    /** The work is done, and the answer is no. */
    public static final int NO = 1;

    /** The command line or a file it names cannot be used. */
    public static final int BAD_INPUT = 2;

    /** Something outside cannot be reached: a directory, a disk, memory. */
    public static final int UNREACHABLE = 3;

    /** A mistake in Slipway itself: {@code EX_SOFTWARE} of sysexits.h. */
    public static final int BUG = 70;

    /** Interrupted by a signal, as a shell tells it for Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
