package io.slipway.server.trial;

import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.JournalWitness.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How long a release stands still when the node of its coordinator is lost. Three nodes release ten accounts of real processes; in
 * each round the node that runs the coordinator is killed in the middle of a wave, and started again when all goes on.
 */
public final class Failover {

    private static final int NODES = 3;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WINDOW = "PT150S";

    /** Accounts of a wave that are updated before the node is killed: at least one, so that it moves, and not nearly all. */
    private static final int UNDER_WAY = 1;

    /**
     * One kill.
     *
     * @param answered until the coordinator answered an order that was given to a surviving node at once
     * @param moved until the wave of that release wrote an event
     * @param waveWasThere whether the wave ran on the lost node too
     */
    public record Round(Duration answered, Duration moved, boolean waveWasThere) {

        /** Until both. */
        public Duration whole() {
            return answered.compareTo(moved) > 0 ? answered : moved;
        }
    }

    /**
     * What was measured, and what the probe from outside saw meanwhile.
     *
     * @param minOnline the fewest processes of a job that were online at once, over all jobs
     * @param startedTwice everything that was started twice: processes of one epoch, second claims of an epoch, handoffs
     * @param broken what is wrong with the journal
     * @param furtherAttempts handoffs that were begun again, since green did not come online in time
     */
    public record Figures(
            List<Round> rounds,
            int minOnline,
            int maxProcesses,
            List<String> startedTwice,
            List<String> broken,
            long furtherAttempts) {

        public Figures {
            rounds = List.copyOf(rounds);
            startedTwice = List.copyOf(startedTwice);
            broken = List.copyOf(broken);
        }

        /** Of all rounds, from the shortest to the longest. */
        public List<Duration> times() {
            return rounds.stream().map(Round::whole).sorted().toList();
        }

        public Duration median() {
            List<Duration> times = times();
            int middle = times.size() / 2;
            return times.size() % 2 == 1
                    ? times.get(middle)
                    : times.get(middle - 1).plus(times.get(middle)).dividedBy(2);
        }
    }

    private final LocalCluster cluster;
    private final JournalWitness journal;

    private Failover(LocalCluster cluster, JournalWitness journal) {
        this.cluster = cluster;
        this.journal = journal;
    }

    /**
     * Measures.
     *
     * @param directory an empty one
     * @param program how Slipway is started, before its arguments
     * @param progress is told of each round
     * @throws IllegalStateException if PostgreSQL is not installed, or the cluster does not recover in minutes
     */
    public static Figures measure(Path directory, List<String> program, int rounds, Consumer<Round> progress) {
        try (Prober prober = new Prober(directory);
                LocalCluster cluster = LocalCluster.startWithOneWave(directory, program, NODES, SILENCE);
                JournalWitness journal = new JournalWitness(cluster.postgres().database())) {
            Failover failover = new Failover(cluster, journal);
            List<Round> done = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                done.add(failover.round(i));
                progress.accept(done.get(i - 1));
            }
            LocalCluster.await("the last release is over", PATIENCE, failover::isOver);
            return figures(directory, done, prober, journal);
        }
    }

    private Round round(int number) {
        LocalCluster.await("the release before is over", PATIENCE, this::isOver);
        String release = "failover-" + number;
        String wave = "wave/" + release + "/";
        var unused = cluster.ask(client -> client.post(
                "/v1/releases",
                ApiClient.body()
                        .put("release", release)
                        .put("build", release + ".0")
                        .put("rehearse", WINDOW)));
        LocalCluster.await(
                "a wave is under way", PATIENCE, () -> journal.count("wave.AccountUpdated", wave) >= UNDER_WAY);
        LocalCluster.await(
                "one node has the coordinator",
                PATIENCE,
                () -> cluster.coordinators().size() == 1);

        NodeProcess lost = cluster.coordinators().get(0);
        long kill = System.nanoTime();
        lost.kill();
        Entry before = journal.last(wave).orElseThrow();
        CompletableFuture<Duration> answered = CompletableFuture.supplyAsync(() -> answered(kill));
        AtomicReference<Entry> next = new AtomicReference<>(before);
        LocalCluster.await("the wave goes on", PATIENCE, () -> {
            journal.firstAfter(before.ordering(), wave).ifPresent(next::set);
            return !before.equals(next.get());
        });
        Duration moved = Duration.ofNanos(System.nanoTime() - kill);
        Round round = new Round(
                joined(answered),
                moved,
                !before.writer().equals(Objects.requireNonNull(next.get()).writer()));
        lost.start();
        LocalCluster.await(
                "the lost node is back",
                PATIENCE,
                () -> cluster.nodes().stream().allMatch(LocalCluster::isReady));
        return round;
    }

    /** The order changes nothing; only the coordinator can answer it. */
    private Duration answered(long since) {
        LocalCluster.await("the coordinator answers", PATIENCE, () -> {
            var unused = cluster.ask(client -> client.post(
                    "/v1/accounts/" + TrialFleet.MEMBERS.get(0).account() + "/early-access",
                    ApiClient.body().put("do", "grant")));
            return true;
        });
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static Duration joined(CompletableFuture<Duration> answered) {
        try {
            return answered.orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private boolean isOver() {
        return cluster.isAtRest();
    }

    private static Figures figures(Path directory, List<Round> rounds, Prober prober, JournalWitness journal) {
        List<String> twice = new ArrayList<>(prober.startedTwice());
        twice.addAll(claimedAgain(directory));
        twice.addAll(journal.handoffsStartedTwice());
        List<String> broken = new ArrayList<>(journal.withHoles());
        broken.addAll(journal.withInterleavedWriters());
        return new Figures(
                rounds,
                least(prober.minOnline()),
                prober.maxProcesses().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0),
                twice,
                broken,
                journal.furtherAttempts());
    }

    private static int least(Map<String, Integer> minOnline) {
        return minOnline.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** The first act of a process is to write its claim; an epoch's second claim means that it was started again. */
    private static List<String> claimedAgain(Path directory) {
        try (Stream<Path> files = Files.walk(directory.resolve("processes"))) {
            return files.filter(file -> file.toString().matches(".*\\.[2-9]\\.pid") && size(file) > 0)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
