package io.slipway.server.trial;

import io.slipway.server.client.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node as a process of this machine, to be killed and started again at will. */
public final class NodeProcess {

    private final String name;
    private final Path directory;
    private final List<String> command;
    private final ApiClient client;
    private Optional<Process> process = Optional.empty();

    /** @param program how Slipway is started, before its arguments */
    NodeProcess(String name, Path directory, List<String> program, Path configuration, URI address) {
        this.name = name;
        this.directory = directory;
        this.command = new ArrayList<>(program);
        this.command.addAll(List.of("serve", "--config", configuration.toString()));
        this.client = new ApiClient(address, Optional.empty(), "trial", Optional.empty());
    }

    public String name() {
        return name;
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
