package io.slipway.cli.terminal;

/** Colours and signs, or what stands for them where there are none. */
public final class Ink {

    private final Terminal terminal;

    public Ink(Terminal terminal) {
        this.terminal = terminal;
    }

    public String bold(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    /** As it should be. */
    public String good(String text) {
        return in("32", text);
    }

    /** Worth a look. */
    public String notable(String text) {
        return in("33", text);
    }

    /** Not as it should be. */
    public String bad(String text) {
        return in("31", text);
    }

    /** A line across the page. */
    public String rule(int columns) {
        return faint((terminal.unicode() ? "\u2500" : "-").repeat(columns));
    }

    /** Between two ends of something. */
    public String to() {
        return terminal.unicode() ? "\u2013" : "-";
    }

    private String in(String code, String text) {
        return terminal.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
