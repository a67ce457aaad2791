package io.slipway.cli.terminal;

/** Why a command cannot be carried out, as one line: what is wrong, and how to mend it. */
public final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Complaint(int exitCode, String what, String mend) {
        super(what + "; " + mend);
        this.exitCode = exitCode;
    }

    public static Complaint badInput(String what, String mend) {
        return new Complaint(Exit.BAD_INPUT, what, mend);
    }

    public static Complaint unreachable(String what, String mend) {
        return new Complaint(Exit.UNREACHABLE, what, mend);
    }

    public int exitCode() {
        return exitCode;
    }
}
