package io.slipway.server.crash;

import java.nio.file.Path;
import java.util.List;

/** How a test starts Slipway as a process. */
final class Programs {

    private Programs() {}

    static List<String> slipway() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.cli.Slipway");
    }
}
