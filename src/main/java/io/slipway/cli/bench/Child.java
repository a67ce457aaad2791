package io.slipway.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh JVM that carries out a command, as from a shell. */
final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child simulating(Path scenario) {
        return running(List.of("simulate", scenario.toString(), "--host", "kernel", "--json"));
    }

    private static Child running(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.slipway.cli.Slipway"));
        command.addAll(arguments);
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How long it takes from its start to its end. */
    static Duration timed(Path scenario) {
        return timed(List.of("simulate", scenario.toString(), "--host", "kernel", "--json"));
    }

    /** How long a command takes from the start of its JVM to its end. */
    static Duration timed(List<String> arguments) {
        long begun = System.nanoTime();
        try (Child child = running(arguments)) {
            while (child.runs(1_000)) {
                // Until it has answered.
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Whether it still runs after this time. */
    boolean runs(long millis) {
        try {
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What Linux tells of it while it runs. */
    Path status() {
        return Path.of("/proc", Long.toString(process.pid()), "status");
    }

    @Override
    public void close() {
        boolean running = process.isAlive();
        process.destroy();
        if (!running && process.exitValue() != 0) {
            throw new IllegalStateException("a command in a fresh JVM ended with " + process.exitValue());
        }
    }
}
