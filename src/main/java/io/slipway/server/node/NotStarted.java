package io.slipway.server.node;

/** Why a node did not start: what is wrong, and how to mend it. */
public final class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String mend;

    NotStarted(String what, String mend, Throwable cause) {
        super(what + "; " + mend, cause);
        this.what = what;
        this.mend = mend;
    }

    public String what() {
        return what;
    }

    public String mend() {
        return mend;
    }
}
