package io.slipway.server.trial;

import io.slipway.cluster.journal.Database;
import io.slipway.driver.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own, on loopback, to be stopped and started at will. PostgreSQL refuses to run as root, so root starts it
 * as the user {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path directory;
    private final String host;
    private final int port;

    private PostgresServer(Path programs, Path directory, String host, int port) {
        this.programs = programs;
        this.directory = directory;
        this.host = host;
        this.port = port;
    }

    /** Where the programs of the latest installed version are; empty if there is none. */
    public static Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * Makes a database cluster and starts its server. It lives in a temporary directory of its own, into which the user
     * {@code postgres} may look, and is deleted when it is closed.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException if PostgreSQL is not installed, or does not start
     */
    public static PostgresServer start(int port) {
        return start("127.0.0.1", port);
    }

    /** The same, on another address of a network of one's own: whoever reaches it may do everything. */
    static PostgresServer start(String host, int port) {
        Path programs = programs().orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed"));
        PostgresServer server =
                new PostgresServer(programs, open(), host, port == 0 ? LocalCluster.freePorts(1)[0] : port);
        server.run(
                "initdb",
                "-D",
                server.cluster(),
                "-U",
                "slipway",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        server.admit();
        server.start();
        return server;
    }

    private static Path open() {
        try {
            Path directory = Files.createTempDirectory("slipway-postgresql");
            return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** On loopback initdb lets everybody in already. */
    private void admit() {
        try {
            Path rules = Path.of(cluster()).resolve("pg_hba.conf");
            Files.writeString(rules, "host all all " + host + "/24 trust\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String cluster() {
        return directory.resolve("cluster").toString();
    }

    /** Starts it, also after it was stopped. */
    public void start() {
        String options = "-p " + port + " -c listen_addresses=" + host + " -c unix_socket_directories=" + directory;
        run("pg_ctl", "-D", cluster(), "-l", directory.resolve("server.log").toString(), "-w", "-o", options, "start");
    }

    /** Ends it as a crash would: what was not written is not written; it recovers when it starts. */
    public void crash() {
        run("pg_ctl", "-D", cluster(), "-w", "-m", "immediate", "stop");
    }

    /** Its one database, as a journal. */
    public Database database() {
        String url = "jdbc:postgresql://" + host + ":" + port + "/postgres?reWriteBatchedInserts=true";
        return new Database(Database.Kind.POSTGRESQL, url, "slipway", "");
    }

    private void run(String program, String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("commands.log").toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " failed; see " + directory.resolve("commands.log"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /** Also on a thread that was interrupted: whoever is to end is to leave nothing behind. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            crash();
            Disk.delete(directory);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
