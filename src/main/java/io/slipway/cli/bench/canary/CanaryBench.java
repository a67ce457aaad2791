package io.slipway.cli.bench.canary;

import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Words;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast the serving canary replays, and whether its memory grows. */
@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench canary                     100,000 samples, some minutes%n"
                + "  slipway bench canary --samples 20000     a quick look%n%n",
        header = "Measures how fast the serving canary replays on this machine.%n",
        descriptionHeading = "%n",
        description =
                "Two servers on loopback in the same JVM; every sample is three requests. The yardstick is a plain"
                        + " load generator: the same client, servers and requests, the answers thrown away.",
        optionListHeading = "%nOptions:%n")
public final class CanaryBench implements Callable<Integer> {

    private static final double MEBIBYTE = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--samples",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "Samples to replay (default: 100000).")
    private int samples = 100_000;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = io.slipway.cli.canary.Written.Concurrency.class,
            description = "Samples in flight (default: 8).")
    private int concurrency = 8;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Override
    public Integer call() {
        Logs.leaveOut();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CanaryMeasurement measured = CanaryMeasurement.of(samples, concurrency, next -> {
            err.println("measuring " + next + " ...");
            err.flush();
        });
        if (json) {
            out.println(JsonText.of(JsonText.object()
                    .put("samples", measured.samples())
                    .put("concurrency", measured.concurrency())
                    .put("samplesPerSecond", Math.round(measured.samplesPerSecond()))
                    .put("plainSamplesPerSecond", Math.round(measured.plainSamplesPerSecond()))
                    .put("ratio", measured.ratio())
                    .put("wallMillis", measured.replay().toMillis())
                    .put("heapBytesAtTenth", measured.heapAtTenth())
                    .put("heapBytesAtEnd", measured.heapAtEnd())));
        } else {
            print(measured, out);
        }
        out.flush();
        return Exit.DONE;
    }

    private static void print(CanaryMeasurement measured, PrintWriter out) {
        out.println("Serving canary: " + Words.count(measured.samples(), "sample") + " of 3 requests, "
                + measured.concurrency() + " in flight, 20 features each");
        out.println("  replay and judge    " + rate(measured.samplesPerSecond()));
        out.println("  plain load          " + rate(measured.plainSamplesPerSecond()));
        double[] ratios = measured.rounds().stream()
                .mapToDouble(CanaryMeasurement.Round::ratio)
                .sorted()
                .toArray();
        out.println(String.format(
                Locale.ROOT,
                "  ratio               %.2f, the median of %d rounds (%.2f to %.2f)",
                measured.ratio(),
                ratios.length,
                ratios[0],
                ratios[ratios.length - 1]));
        out.println(String.format(
                Locale.ROOT, "  all samples         %.1f s", measured.replay().toMillis() / 1e3));
        out.println(String.format(
                Locale.ROOT,
                "  heap after GC       %.1f MiB at a tenth, %.1f MiB at the end",
                measured.heapAtTenth() / MEBIBYTE,
                measured.heapAtEnd() / MEBIBYTE));
    }

    private static String rate(double samplesPerSecond) {
        return String.format(Locale.ROOT, "%,.0f samples/s, %,.0f requests/s", samplesPerSecond, samplesPerSecond * 3);
    }
}
