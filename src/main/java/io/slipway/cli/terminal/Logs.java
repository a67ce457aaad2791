package io.slipway.cli.terminal;

/** Logging, which a simulation has no use for, since what goes wrong in it is thrown; a node has. */
public final class Logs {

    private Logs() {}

    /** Spares a short run the start of the logging library, a third of a second, unless somebody chose one. */
    public static void leaveOut() {
        leaveTo("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        leaveTo("slf4j.internal.verbosity", "WARN");
    }

    /** Of a node: its orders too, one JSON object a line if wanted so. To be called before anything is logged. */
    public static void ofNode(boolean json) {
        leaveTo("slipway.log", json ? "json" : "text");
        leaveTo("slipway.log.level", "INFO");
    }

    private static void leaveTo(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
