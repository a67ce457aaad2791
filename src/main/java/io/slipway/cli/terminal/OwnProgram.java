package io.slipway.cli.terminal;

import java.nio.file.Path;
import java.util.List;

/** Slipway, to be started once more as another process. */
public final class OwnProgram {

    private OwnProgram() {}

    /** The command, before its arguments. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.cli.Slipway");
    }
}
