package io.slipway.driver.validation;

import io.slipway.train.Evidence.RunCell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the driver keeps what must outlast it: logs, and which process family each command is, so that what a killed driver left running
 * is ended before the cell is run again.
 *
 * @param directory logs go to {@code RELEASE/BUILD/} in it
 */
record CellFiles(Path directory) {

    private static final int MOST_LOGS = 10_000;

    /** A new log file for an attempt; those of earlier attempts, and of the same attempt before a crash, stay. */
    Path newLog(RunCell attempt) throws IOException {
        Path folder = Files.createDirectories(folder(attempt));
        String name = name(attempt) + "." + attempt.attempt();
        for (int again = 1; again <= MOST_LOGS; again++) {
            Path log = folder.resolve(name + (again == 1 ? "" : "-" + again) + ".log");
            if (!Files.exists(log)) {
                return Files.createFile(log);
            }
        }
        throw new IOException("more than " + MOST_LOGS + " logs of one attempt in " + folder);
    }

    void remember(RunCell attempt, ProcessFamily family) throws IOException {
        Files.writeString(running(attempt), family.leader() + "\n" + family.mark() + "\n");
    }

    void forget(RunCell attempt) throws IOException {
        Files.deleteIfExists(running(attempt));
    }

    /** The family that an earlier driver did not see end. */
    Optional<ProcessFamily> remembered(RunCell attempt) throws IOException {
        Path file = running(attempt);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        boolean whole = lines.size() == 2 && lines.get(0).matches("[0-9]{1,18}");
        return whole ? Optional.of(new ProcessFamily(Long.parseLong(lines.get(0)), lines.get(1))) : Optional.empty();
    }

    private Path running(RunCell attempt) {
        return folder(attempt).resolve(name(attempt) + ".running");
    }

    private Path folder(RunCell attempt) {
        return directory
                .resolve(safe(attempt.release()))
                .resolve(safe(attempt.build().label()));
    }

    private static String name(RunCell attempt) {
        return attempt.cell().id().toString().replace('/', '_');
    }

    private static String safe(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.startsWith(".") ? "_" + plain : plain;
    }
}
