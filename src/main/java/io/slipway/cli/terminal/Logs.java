package io.slipway.cli.terminal;

/** Logging, which a simulation has no use for: what goes wrong in it is thrown. */
public final class Logs {

    private Logs() {}

    /** Spares a short run the start of the logging library, a third of a second, unless somebody chose one. */
    public static void leaveOut() {
        leaveTo("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        leaveTo("slf4j.internal.verbosity", "WARN");
    }

    private static void leaveTo(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
