package io.slipway.server.trial;

import io.slipway.driver.Disk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at the sample workers of a directory from outside, through the operating system and their own metrics: it knows nothing of
 * the control plane. A process is online once its metrics said so, until it is gone.
 */
public final class Prober implements AutoCloseable {

    private static final String WORKER = "io.slipway.driver.sample.SampleWorker";
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private record Worker(long pid, String job, String epoch, String checkpoints, String port) {}

    private final String directory;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Set<Long> online = new TreeSet<>();
    private final Map<String, Integer> minOnline = new TreeMap<>();
    private final Map<String, Integer> maxProcesses = new TreeMap<>();
    private final List<String> twice = new ArrayList<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();

    /** @param directory of the trial or cluster whose workers are looked at */
    public Prober(Path directory) {
        this.directory = directory.toString();
        var unused = rounds.scheduleWithFixedDelay(this::lookOn, 0, 100, TimeUnit.MILLISECONDS);
    }

    private synchronized void lookOn() {
        try {
            look();
        } catch (RuntimeException blind) {
            twice.add("a look failed: " + blind);
        }
    }

    /** A job without a process is looked at once more at once: none comes back so fast, but a look at a process can fail. */
    private void look() {
        Map<String, List<Worker>> seen = seen();
        boolean missing = seen.entrySet().stream()
                .anyMatch(job -> minOnline.containsKey(job.getKey()) && countOnline(job.getValue()) == 0);
        (missing ? seen() : seen).forEach(this::judge);
    }

    private Map<String, List<Worker>> seen() {
        Map<String, List<Worker>> byJob = new TreeMap<>();
        minOnline.keySet().forEach(job -> byJob.put(job, new ArrayList<>()));
        for (Worker worker : workers()) {
            byJob.computeIfAbsent(worker.job(), job -> new ArrayList<>()).add(worker);
            if (!online.contains(worker.pid()) && isReady(worker)) {
                online.add(worker.pid());
            }
        }
        return byJob;
    }

    private int countOnline(List<Worker> workers) {
        return (int)
                workers.stream().filter(worker -> online.contains(worker.pid())).count();
    }

    private void judge(String job, List<Worker> workers) {
        maxProcesses.merge(job, workers.size(), Math::max);
        int now = countOnline(workers);
        if (now > 0 || minOnline.containsKey(job)) {
            minOnline.merge(job, now, Math::min);
        }
        long epochs = workers.stream().map(Worker::epoch).distinct().count();
        if (epochs != workers.size()) {
            twice.add(job + ": " + workers);
        }
    }

    private boolean isReady(Worker worker) {
        return metrics(worker).lines().anyMatch(line -> line.matches("slipway_batches_total [1-9][0-9]*"));
    }

    /** From the worker itself, or, if it listens where this process cannot reach it, from what it writes. */
    private String metrics(Worker worker) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worker.port() + "/metrics"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException silent) {
            return Disk.read(Path.of(worker.checkpoints(), "metrics")).orElse("");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private List<Worker> workers() {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.flatMap(this::worker).toList();
        }
    }

    private Stream<Worker> worker(ProcessHandle process) {
        List<String> words = words(process.pid());
        int at = words.indexOf(WORKER);
        boolean ours = at >= 0 && words.size() > at + 9 && words.get(at + 4).startsWith(directory);
        return ours
                ? Stream.of(new Worker(
                        process.pid(), words.get(at + 1), words.get(at + 3), words.get(at + 6), words.get(at + 9)))
                : Stream.empty();
    }

    private static List<String> words(long pid) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0", -1));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** The fewest that were online at once, for each job, since its first came online. */
    public synchronized Map<String, Integer> minOnline() {
        return new TreeMap<>(minOnline);
    }

    /** The most that were there at once, for each job. */
    public synchronized Map<String, Integer> maxProcesses() {
        return new TreeMap<>(maxProcesses);
    }

    /** Looks at which two processes of one epoch were alive, or that told nothing. */
    public synchronized List<String> startedTwice() {
        return List.copyOf(twice);
    }

    /** The number, for the operating system, of the process of an epoch of a job; empty if it is not there. */
    public Optional<Long> process(String job, long epoch) {
        return workers().stream()
                .filter(worker -> worker.job().equals(job) && worker.epoch().equals(String.valueOf(epoch)))
                .map(Worker::pid)
                .findFirst();
    }

    /** Ends them all. */
    public synchronized void killAll() {
        workers().forEach(worker -> ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        killAll();
    }
}
