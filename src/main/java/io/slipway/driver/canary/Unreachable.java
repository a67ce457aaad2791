package io.slipway.driver.canary;

/** There is nobody at an address. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String side, Endpoint endpoint, Object why) {
        super("the " + side + " " + endpoint + " cannot be reached (" + why + ")");
    }
}
