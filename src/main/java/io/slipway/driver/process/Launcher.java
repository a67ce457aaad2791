package io.slipway.driver.process;

import io.slipway.stream.StreamRuntime.EnsureStarted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts processes that go on when the node does not. */
final class Launcher {

    /**
     * The first act of a process: to claim its turn by creating the file, which fails if it is there. A session of its own keeps
     * the signals of the node's terminal from it.
     */
    private static final String CLAIM = "set -C; { read -r boot < /proc/sys/kernel/random/boot_id;"
            + " read -r stat < /proc/$$/stat; } 2> /dev/null;"
            + " echo \"$$ $boot $stat\" > \"$0\" || exit 75; set +C;"
            + " if command -v setsid > /dev/null 2>&1; then exec setsid \"$@\"; else exec \"$@\"; fi";

    private final ProcessRules rules;

    Launcher(ProcessRules rules) {
        this.rules = rules;
    }

    /** Starts a process for a turn; if another has claimed the turn, it ends at once. */
    void launch(JobDirectory directory, EnsureStarted order, int turn) throws IOException {
        directory.create(order.epoch());
        if (directory.port(order.epoch(), turn).isEmpty()) {
            directory.intend(order.epoch(), turn);
        }
        List<String> words = new ArrayList<>(List.of(
                "/bin/sh", "-c", CLAIM, directory.claim(order.epoch(), turn).toString()));
        Map<String, String> places = places(directory, order, turn);
        rules.command().forEach(word -> words.add(ProcessRules.fill(word, places)));
        Path log = directory.log(order.epoch());
        new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    String metrics(JobDirectory directory, EnsureStarted order, int turn) {
        return ProcessRules.fill(rules.metrics(), places(directory, order, turn));
    }

    private static Map<String, String> places(JobDirectory directory, EnsureStarted order, int turn) {
        Map<String, String> places = new TreeMap<>();
        places.put("build", order.build().label());
        places.put("job", order.job().name());
        places.put("epoch", String.valueOf(order.epoch()));
        places.put(
                "seed",
                order.seed().isPresent()
                        ? directory.checkpoints(order.seed().getAsLong()).toString()
                        : "");
        places.put("checkpoints", directory.checkpoints(order.epoch()).toString());
        places.put("fence", directory.fence(order.epoch()).toString());
        places.put(
                "port", directory.port(order.epoch(), turn).map(String::valueOf).orElse("0"));
        return places;
    }

    /** Keeps the latest output of a process, and as much again from before. It appends, so it goes on at the new end. */
    void trim(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > rules.logLimit()) {
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }
}
