package io.slipway.driver.web;

/** Nothing that can be used came back; the message says why. */
public final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    public Unanswered(String why) {
        super(why);
    }

    /** The reason as a sentence without a full stop. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
