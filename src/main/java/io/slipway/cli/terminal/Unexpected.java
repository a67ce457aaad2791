package io.slipway.cli.terminal;

/** A mistake in Slipway, with the command that shows it. */
public final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String command;

    /** @param command repeats what happened, with the seed */
    public Unexpected(String command, Throwable cause) {
        super(cause);
        this.command = command;
    }

    public String command() {
        return command;
    }
}
