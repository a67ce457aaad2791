package io.slipway.server.why;

/** Why there is no answer: nothing is known of the account, or nothing any more of the time. */
public final class Untold extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Untold(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** {@code NOT_FOUND} or {@code TOO_OLD}. */
    public String code() {
        return code;
    }
}
