package io.slipway.cli.bench;

import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.text.JsonText;
import io.slipway.study.compare.Contender;
import io.slipway.study.compare.Stopping;
import io.slipway.study.compare.Study;
import io.slipway.study.figure.Figure;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how many replications a study makes in a second, on one thread and on several. */
@Command(
        name = "studies",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench studies                       a week of 100 accounts, 1 and 2 threads%n"
                + "  slipway bench studies --threads 8 --json    for a larger machine%n%n",
        header = "Measures how many replications a study makes in a second.%n",
        descriptionHeading = "%n",
        description = "Replications of a quiet week of 100 accounts with 5 stream jobs each, all invariants checked and"
                + " every figure measured, in turns on one thread and on several. Each number is the median of its"
                + " rounds; other work on the machine makes them smaller.",
        optionListHeading = "%nOptions:%n")
public final class StudyBench implements Callable<Integer> {

    private static final double SECOND = 1e9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--replications",
            paramLabel = "N",
            converter = Converters.Replications.class,
            description = "Of each round (default: 500).")
    private int replications = 500;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Converters.Threads.class,
            description = "How often each is measured (default: 5).")
    private int rounds = 5;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Converters.Threads.class,
            description = "The several threads (default: 2).")
    private int threads = 2;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Override
    public Integer call() {
        var scenario = new BenchWorld(100, 5, 1).scenario();
        List<Contender> contenders = List.of(new Contender("bench", scenario));
        rate(contenders, 0, 1);
        double[] one = new double[rounds];
        double[] several = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            one[round] = rate(contenders, round, 1);
            several[round] = rate(contenders, round, threads);
        }
        double alone = median(one);
        double together = median(several);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(JsonText.object()
                    .put("replicationsPerSecondOneThread", alone)
                    .put("threads", threads)
                    .put("replicationsPerSecond", together)
                    .put("ratio", together / alone)));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "Studies: weeks of 100 accounts with 5 stream jobs each; every invariant checked%n"
                            + "  1 thread    %,8.0f replications/s%n"
                            + "  %d threads   %,8.0f replications/s, %.2f times as many%n"
                            + "  The machine has %d processors; load %.1f when measured.",
                    alone,
                    threads,
                    together,
                    together / alone,
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        }
        out.flush();
        return Exit.DONE;
    }

    private double rate(List<Contender> contenders, int seed, int threadCount) {
        Study study = new Study(contenders, seed, Stopping.after(replications, Figure.SURGE));
        long begun = System.nanoTime();
        study.run(threadCount, done -> {}, () -> false);
        return replications * SECOND / (System.nanoTime() - begun);
    }

    private static double median(double... rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
