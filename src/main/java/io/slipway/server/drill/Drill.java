package io.slipway.server.drill;

import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.policy.ScheduledStage;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.Islands;
import io.slipway.server.trial.JournalWitness;
import io.slipway.server.trial.JournalWitness.Recorded;
import io.slipway.server.trial.LocalCluster;
import io.slipway.server.trial.Prober;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.study.explore.Case;
import io.slipway.train.TrainEvent;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Deals out the faults of a case to three live nodes that rehearse a release of real processes. Then the journal they wrote is read
 * from PostgreSQL and judged by the rules that judge a simulation, an independent prober says what it saw of the processes, and the
 * outcome is laid beside that of many simulations of the same release with the same faults.
 */
public final class Drill {

    /** How the release is called. */
    public static final String RELEASE = "drill";

    private static final int NODES = 3;
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** An event is written soon after it was decided, and a start that was decided in its window may be written after it. */
    private static final Duration WRITING = Duration.ofSeconds(5);

    /**
     * What is to be done.
     *
     * @param directory an empty one
     * @param program how Slipway is started, before its arguments
     * @param length how long the rehearsed release takes
     * @param simulations how many there are to be
     * @param words how a fault is told
     */
    public record Order(
            Path directory,
            List<String> program,
            Case script,
            Duration length,
            int simulations,
            Function<Fault, String> words) {}

    /** A fault that was not dealt out. */
    public record Left(String fault, String why) {}

    /**
     * A figure of the release.
     *
     * @param simulated what the simulations came to: a range, or the words they found
     * @param inside whether the live one is among that
     */
    public record Figure(String name, String live, String simulated, boolean inside) {}

    /**
     * What came of it.
     *
     * @param deeds what was done, when, in order
     * @param left what was not
     * @param broken rules that the journal breaks
     * @param checks how often a rule was checked
     * @param seen what the prober and the tables object to
     * @param minOnline the fewest processes of one job that were online at once
     * @param maxProcesses the most processes of one job that were there at once
     */
    public record Report(
            List<String> deeds,
            List<Left> left,
            List<Violation> broken,
            long checks,
            List<String> seen,
            int minOnline,
            int maxProcesses,
            List<Figure> figures,
            int simulations) {

        /** Whether no rule was broken, and the live release is one that the simulation allows. */
        public boolean isGood() {
            return broken.isEmpty() && seen.isEmpty() && figures.stream().allMatch(Figure::inside);
        }
    }

    private final Order order;
    private final Consumer<String> progress;
    private final Scenario written;
    private final boolean apart;
    private final List<String> deeds = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    private Drill(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        this.written = order.script().read();
        this.apart = stages().size() == 1
                && order.script().faults().stream().anyMatch(Fault.Partition.class::isInstance)
                && Islands.isAlone();
    }

    /**
     * Carries it out, in about the length of the release and two minutes.
     *
     * @param progress told what happens
     * @throws IllegalStateException if something does not start or come to its end in time
     */
    public static Report run(Order order, Consumer<String> progress) throws InterruptedException {
        return new Drill(order, progress).run();
    }

    private List<ScheduledStage> stages() {
        return written.policy().week(written.monday(1));
    }

    private Report run() throws InterruptedException {
        progress.accept("three nodes and PostgreSQL start");
        try (Islandry islands = new Islandry(apart, NODES);
                Prober prober = new Prober(order.directory());
                LocalCluster cluster = start(islands.islands())) {
            propose(cluster);
            Live live = live(cluster);
            List<Fault> faults = dealt(new Timetable(stages(), live.stages()));
            rehearse(cluster, islands.islands(), prober, live, faults);
            return report(prober, cluster, live, faults);
        }
    }

    private LocalCluster start(Optional<Islands> islands) {
        if (islands.isPresent()) {
            return LocalCluster.startOnIslands(order.directory(), order.program(), islands.get(), NODES);
        } else if (stages().size() == 1) {
            return LocalCluster.startWithOneWave(order.directory(), order.program(), NODES, SILENCE);
        }
        return LocalCluster.start(order.directory(), order.program(), NODES);
    }

    private static Live live(LocalCluster cluster) {
        try (JournalWitness journal = new JournalWitness(cluster.postgres().database())) {
            return Live.of(journal.journal());
        }
    }

    private void propose(LocalCluster cluster) {
        var unused = cluster.ask(client -> client.post(
                "/v1/releases",
                ApiClient.body()
                        .put("release", RELEASE)
                        .put("build", RELEASE + ".0")
                        .put("rehearse", order.length().toString())));
    }

    /** The release as the nodes have planned it. */
    private record Live(Policy policy, List<ScheduledStage> stages) {

        static Live of(List<Recorded> journal) {
            Optional<Policy> policy = Optional.empty();
            for (Recorded recorded : journal) {
                if (recorded.event() instanceof TrainEvent.PolicyAdopted adopted) {
                    policy = Optional.of(adopted.policy());
                } else if (recorded.event() instanceof TrainEvent.ReleaseProposed proposed) {
                    return new Live(policy.orElseThrow(), proposed.stages());
                }
            }
            throw new IllegalStateException("the release is not in the journal");
        }

        Instant end() {
            return stages.get(stages.size() - 1).closes();
        }

        LocalDate monday() {
            return LocalDate.ofInstant(stages.get(0).opens(), policy.zone())
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }

    private List<Fault> dealt(Timetable timetable) {
        List<Fault> dealt = new ArrayList<>();
        for (Fault fault : order.script().faults()) {
            Optional<String> obstacle = Saboteur.obstacle(fault, apart);
            obstacle.ifPresentOrElse(
                    why -> left.add(new Left(order.words().apply(fault), why)),
                    () -> dealt.add(timetable.moved(fault)));
        }
        return dealt;
    }

    private void rehearse(LocalCluster cluster, Optional<Islands> islands, Prober prober, Live live, List<Fault> faults)
            throws InterruptedException {
        Saboteur saboteur = new Saboteur(cluster, islands, prober, RELEASE, what -> done(live, what));
        faults.forEach(saboteur::plan);
        Instant end = live.end();
        while (Instant.now().isBefore(end)) {
            saboteur.act(Instant.now());
            pause();
        }
        saboteur.undone().forEach(what -> left.add(new Left(what, "it did not come to that")));
        saboteur.stopAndMend();
        progress.accept("the last window is closed; waiting for the end of the release");
        LocalCluster.await(
                "every node is back",
                PATIENCE,
                () -> cluster.nodes().stream().allMatch(node -> {
                    node.start();
                    return LocalCluster.isReady(node);
                }));
        LocalCluster.await("the release is over", PATIENCE, cluster::isAtRest);
    }

    private void done(Live live, String what) {
        Duration since = Duration.between(live.stages().get(0).opens(), Instant.now());
        String text = String.format(Locale.ROOT, "%6.1f s  %s", since.toMillis() / 1e3, what);
        deeds.add(text);
        progress.accept(text);
    }

    private static void pause() throws InterruptedException {
        var unused = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }

    private Report report(Prober prober, LocalCluster cluster, Live live, List<Fault> faults) {
        try (JournalWitness journal = new JournalWitness(cluster.postgres().database())) {
            Invariants rules = new Invariants(new SlipwayMachines(), WRITING);
            Outline outline = new Outline();
            Panorama panorama = new Panorama(live.policy(), new Build(RELEASE + ".0"), rules, outline);
            new JournalStory(panorama).tell(journal.journal());
            panorama.ended(Instant.now());
            List<String> seen = new ArrayList<>(prober.startedTwice());
            seen.addAll(journal.withHoles());
            seen.addAll(journal.withInterleavedWriters());
            seen.addAll(journal.handoffsStartedTwice());
            int minOnline = prober.minOnline().values().stream()
                    .mapToInt(Integer::intValue)
                    .min()
                    .orElse(0);
            int maxProcesses = prober.maxProcesses().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            if (minOnline < 1 || maxProcesses > 2) {
                seen.add(minOnline + " online, and " + maxProcesses + " processes of one job");
            }
            progress.accept("simulating it " + order.simulations() + " times");
            Envelope envelope = Envelope.of(simulated(live), faults, order.simulations());
            return new Report(
                    deeds,
                    left,
                    rules.violations(),
                    rules.checked(),
                    seen,
                    minOnline,
                    maxProcesses,
                    envelope.beside(outline),
                    envelope.runs());
        }
    }

    /** The fleet and the world of the script, under the policy that was rehearsed and in its week. */
    private Scenario simulated(Live live) {
        List<String> changes = new ArrayList<>(order.script().changes());
        changes.add("start = \"" + live.monday() + "\"");
        changes.add("weeks = 1");
        return ScenarioReader.open(Path.of(order.script().scenario()), changes)
                .scenario()
                .withPolicy(live.policy());
    }
}
