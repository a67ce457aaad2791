package io.slipway.server.trial;

import io.slipway.driver.Threads;
import io.slipway.driver.sample.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What the sample workers read: each job's log grows by a few events a second. */
final class Feed implements AutoCloseable {

    private static final long EVERY_MILLIS = 250;
    private static final int KEYS = 20;

    private final List<EventLog> logs = new ArrayList<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(Threads.of("trial-feed"));
    private long written;

    Feed(Path directory) {
        for (TrialFleet.Member member : TrialFleet.MEMBERS) {
            for (String job : member.jobs()) {
                logs.add(new EventLog(logOf(directory, member.account() + "/" + job.replace("!", ""))));
            }
        }
        var unused = writer.scheduleAtFixedRate(this::write, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The log of a job, by its name {@code account/job}. */
    static Path logOf(Path directory, String job) {
        Path log = directory.resolve("events").resolve(job + ".log");
        try {
            Files.createDirectories(Objects.requireNonNull(log.getParent()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return log;
    }

    private void write() {
        written++;
        try {
            for (EventLog log : logs) {
                log.append(new EventLog.Row("key-" + written % KEYS, System.currentTimeMillis(), "value-" + written));
            }
        } catch (IOException failure) {
            LoggerFactory.getLogger(Feed.class).warn("the feed stands still: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
