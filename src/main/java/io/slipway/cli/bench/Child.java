package io.slipway.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh JVM that simulates a scenario in the kernel, as from a shell. */
final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child simulating(Path scenario) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.slipway.cli.Slipway"));
        command.addAll(List.of("simulate", scenario.toString(), "--host", "kernel", "--json"));
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
        long begun = System.nanoTime();
        try (Child child = simulating(scenario)) {
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
            throw new IllegalStateException("a simulation in a fresh JVM ended with " + process.exitValue());
        }
    }
}
