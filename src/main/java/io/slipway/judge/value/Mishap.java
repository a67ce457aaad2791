package io.slipway.judge.value;

/** The ways in which a server gives no answer that can be read. Each is counted by its name, and none is ever a pass. */
public enum Mishap {
    NO_CONNECTION("no connection"),
    TIMED_OUT("timed out"),
    RESET("connection reset"),
    REDIRECT("redirect"),
    HTML("HTML"),
    TRUNCATED("shorter than its Content-Length"),
    TOO_LARGE("too large"),
    BAD_HTTP("not HTTP"),
    BAD_UTF8("not UTF-8"),
    BAD_JSON("not JSON"),
    WRONG_SHAPE("not a get-features answer");

    private final String words;

    Mishap(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
