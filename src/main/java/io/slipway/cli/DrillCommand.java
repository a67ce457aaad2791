package io.slipway.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.search.CaseFile;
import io.slipway.cli.search.FaultText;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.OwnProgram;
import io.slipway.cli.terminal.TemporaryDirectory;
import io.slipway.cli.text.JsonText;
import io.slipway.driver.Disk;
import io.slipway.policy.Policy;
import io.slipway.server.drill.Drill;
import io.slipway.server.trial.PostgresServer;
import io.slipway.study.explore.Case;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deals out the faults of a case to a live cluster. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway drill simulations/drills/a-node-and-the-journal.json%n"
                + "  unshare --net java -jar slipway.jar drill simulations/drills/a-node-cut-off.json%n"
                + "  slipway replay simulations/drills/a-node-and-the-journal.json   the same faults, simulated%n%n",
        header = "Deals out the faults of a case to a live cluster, and judges it by the rules of the simulation.%n",
        descriptionHeading = "%n",
        description =
                "Three nodes on a PostgreSQL journal, all on this machine, rehearse a release of ten accounts of real"
                        + " processes. Nodes and processes are killed, PostgreSQL is ended and started, the network is cut, and"
                        + " orders are given, when the case says so: at the same share of the same window. The rest of the faults"
                        + " lies inside a node and is left out by name. Then the journal is judged by the rules that judge a"
                        + " simulation, and the outcome must be one of those that simulations of the same faults come to.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no rule is broken, and the release is one that the simulation allows",
            "1:it is not so",
            "2:a file or an option that cannot be used",
            "3:PostgreSQL is not installed, or something did not start or end in time"
        })
final class DrillCommand implements Callable<Integer> {

    private static final Set<Integer> STAGES = Set.of(1, 3);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCRIPT",
            description = "The case. Its scenario has the fleet of simulations/drill.conf, and one stage or three.")
    private Path file = Path.of("");

    @Option(
            names = "--length",
            paramLabel = "T",
            converter = Converters.ShortWeek.class,
            description = "How long the rehearsed release takes (default: 6m).")
    private Duration length = Duration.ofMinutes(6);

    @Option(
            names = "--simulations",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "How many simulations say what is allowed (default: 1000).")
    private int simulations = 1_000;

    @Option(names = "--keep", paramLabel = "D", description = "An empty directory, kept with logs and records.")
    private Path kept = Path.of("");

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Case script = CaseFile.read(file);
        Policy policy = script.read().policy();
        if (!STAGES.contains(policy.stages().size())) {
            throw Complaint.badInput(
                    file + ": its policy has " + policy.stages().size() + " stages, and a live trial has one or three",
                    "take the policy of simulations/drill.conf or of simulations/drill-one-wave.conf");
        }
        FaultText words = new FaultText(policy.zone());
        if (PostgresServer.programs().isEmpty()) {
            throw Complaint.unreachable("PostgreSQL is not installed", "install it: apt-get install postgresql");
        }
        return Interruption.interrupting(() -> drill(script, words));
    }

    private int drill(Case script, FaultText words) throws InterruptedException {
        boolean keep = !kept.toString().isEmpty();
        Path directory = keep ? kept.toAbsolutePath() : TemporaryDirectory.create("slipway-drill", "make room");
        try {
            Drill.Report report = Drill.run(
                    new Drill.Order(directory, OwnProgram.command(), script, length, simulations, words::of),
                    this::tell);
            tell(report);
            return report.isGood() ? Exit.DONE : Exit.NO;
        } catch (IllegalStateException stuck) {
            throw Complaint.unreachable(
                    String.valueOf(stuck.getMessage()), "drill with --keep D, and see the logs of the nodes there");
        } finally {
            if (!keep) {
                Disk.delete(directory);
            }
        }
    }

    private void tell(String progress) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(progress);
        err.flush();
    }

    private void tell(Drill.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(document(report)));
        } else {
            report.deeds().forEach(deed -> out.println("  " + deed));
            report.left().forEach(left -> out.println("  left out: " + left.fault() + " (" + left.why() + ")"));
            out.printf(
                    Locale.ROOT,
                    "Rules      %,d checks of the journal, %d broken%n",
                    report.checks(),
                    report.broken().size());
            report.broken()
                    .forEach(broken ->
                            out.println("  " + broken.invariant() + " " + broken.entity() + ": " + broken.what()));
            out.printf(
                    Locale.ROOT,
                    "Processes  minOnline %d, maxProcesses %d, as the prober saw them%n",
                    report.minOnline(),
                    report.maxProcesses());
            report.seen().forEach(seen -> out.println("  " + seen));
            out.printf(Locale.ROOT, "%n  %-30s %12s   %d simulations%n", "figure", "live", report.simulations());
            report.figures()
                    .forEach(figure -> out.printf(
                            Locale.ROOT,
                            "  %-30s %12s   %s%s%n",
                            figure.name(),
                            figure.live(),
                            figure.simulated(),
                            figure.inside() ? "" : "   OUTSIDE"));
            out.println(
                    report.isGood()
                            ? "The live release keeps the rules and is one that the simulation allows."
                            : "The live release breaks a rule, or is none that the simulation allows.");
        }
        out.flush();
    }

    private static ObjectNode document(Drill.Report report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("good", report.isGood());
        var deeds = node.putArray("deeds");
        report.deeds().forEach(deed -> deeds.add(deed.strip()));
        var left = node.putArray("leftOut");
        report.left().forEach(one -> left.addObject().put("fault", one.fault()).put("why", one.why()));
        node.put("checks", report.checks());
        var broken = node.putArray("violations");
        report.broken()
                .forEach(one -> broken.addObject()
                        .put("invariant", one.invariant())
                        .put("at", String.valueOf(one.at()))
                        .put("entity", one.entity().path())
                        .put("what", one.what()));
        var seen = node.putArray("seen");
        report.seen().forEach(seen::add);
        node.put("minOnline", report.minOnline())
                .put("maxProcesses", report.maxProcesses())
                .put("simulations", report.simulations());
        var figures = node.putArray("figures");
        report.figures()
                .forEach(figure -> figures.addObject()
                        .put("figure", figure.name())
                        .put("live", figure.live())
                        .put("simulated", figure.simulated())
                        .put("inside", figure.inside()));
        return node;
    }
}
