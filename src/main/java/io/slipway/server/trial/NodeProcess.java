package io.slipway.server.trial;

import io.slipway.server.client.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A node as a process of this machine, to be killed and started again at will. */
public final class NodeProcess {

    private final String name;
    private final Path directory;
    private final List<String> command;
    private final ApiClient client;
    private Optional<Process> process = Optional.empty();

    /** @param program how Slipway is started, before its arguments */
    NodeProcess(String name, Path directory, List<String> program, Path configuration, ApiClient client) {
        this.name = name;
        this.directory = directory;
        this.command = new ArrayList<>(program);
        this.command.addAll(List.of("serve", "--config", configuration.toString()));
        this.client = client;
    }

    public String name() {
        return name;
    }

    /** Where its API is. */
    public URI address() {
        return client.server();
    }

    /** Its API. */
    public ApiClient client() {
        return client;
    }

    /** Starts it, unless it runs. */
    public void start() {
        if (isAlive()) {
            return;
        }
        try {
            process = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(name + ".log").toFile()))
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How it ended; empty while it runs, and if it never ran. */
    public OptionalInt exit() {
        return process.filter(ended -> !ended.isAlive())
                .map(ended -> OptionalInt.of(ended.exitValue()))
                .orElse(OptionalInt.empty());
    }

    /** What it has said, over all its lives. */
    public String log() {
        try {
            return Files.readString(directory.resolve(name + ".log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** Its number for the operating system; empty if it never ran. */
    public Optional<Long> pid() {
        return process.map(Process::pid);
    }

    /** As kill -9. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    /** Asks it to end: it hands its entities over. */
    public void stop() {
        end(running -> {
            running.destroy();
            return running;
        });
    }

    private void end(java.util.function.UnaryOperator<Process> way) {
        process.ifPresent(running -> {
            try {
                var unused = way.apply(running).waitFor();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
