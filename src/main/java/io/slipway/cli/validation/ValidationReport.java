package io.slipway.cli.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Words;
import io.slipway.machine.Build;
import io.slipway.train.CellOutcome;
import io.slipway.train.CellRun;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.Validation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * What a validation came to.
 *
 * @param finished false if it was interrupted
 */
record ValidationReport(String matrix, String release, Build build, Validation standing, boolean finished) {

    private static final int NAMED = 20;

    void print(PrintWriter out, Ink ink) {
        out.println(matrix + ": " + build + " of release " + release);
        new MatrixText(standing.cells(), Map.of(), ink).lines().forEach(out::println);
        out.println();
        standing.judgedByCells().forEach((gate, verdict) -> {
            boolean passed = standing.verdicts().get(gate) == verdict && verdict == Verdict.PASS;
            String said = standing.verdicts().containsKey(gate) ? verdict.name() : "not decided";
            out.println(Words.plain(gate + ": ") + (passed ? ink.good(said) : ink.bad(said)));
        });
        List<CellRun> against = standing.cells().stream()
                .filter(run -> !run.isAwaited() && !run.isPassed())
                .toList();
        against.stream().limit(NAMED).forEach(run -> print(run, out));
        if (against.size() > NAMED) {
            out.println("and " + (against.size() - NAMED) + " more");
        }
        out.println(sentence(ink));
        if (!standing.isPassed() && !against.isEmpty()) {
            out.println("To run a cell again, add --rerun CELL, or --rerun failed for all that did not pass.");
        }
    }

    private static void print(CellRun run, PrintWriter out) {
        CellRun.Attempt last = run.history().get(run.history().size() - 1);
        out.println("  " + run.cell().id() + (run.cell().required() ? "" : " (optional)") + ": " + last.outcome()
                + " at attempt " + last.number() + ", " + last.evidence().note());
        last.evidence().log().ifPresent(log -> out.println("    " + log));
    }

    private String sentence(Ink ink) {
        long required =
                standing.cells().stream().filter(run -> run.cell().required()).count();
        long passed = standing.cells().stream()
                .filter(run -> run.cell().required() && run.isPassed())
                .count();
        String counts = passed + " of " + Words.count(required, "required cell") + " passed";
        if (standing.isPassed()) {
            return ink.good(build + " is validated") + ": " + counts;
        }
        long left = standing.cells().stream().filter(CellRun::isAwaited).count();
        return ink.bad(build + " is not validated") + ": " + counts
                + (left > 0 ? ", " + left + " not run to the end" : "");
    }

    ObjectNode document() {
        ObjectNode document = JsonText.object();
        document.put("matrix", matrix)
                .put("release", release)
                .put("build", build.label())
                .put("validated", standing.isPassed())
                .put("finished", finished);
        var gates = document.putArray("gates");
        standing.judgedByCells()
                .forEach((gate, verdict) -> gates.addObject()
                        .put("gate", gate.name())
                        .put("verdict", standing.verdicts().containsKey(gate) ? verdict.name() : "UNDECIDED"));
        var cells = document.putArray("cells");
        for (CellRun run : standing.cells()) {
            ObjectNode cell = cells.addObject()
                    .put("cell", run.cell().id().toString())
                    .put("gate", run.cell().feeds().name())
                    .put("required", run.cell().required())
                    .put("attempt", run.attempt())
                    .put("outcome", run.outcome().map(CellOutcome::name).orElse("AWAITED"))
                    .put("overridden", run.overridden());
            var attempts = cell.putArray("attempts");
            run.history().forEach(attempt -> {
                ObjectNode entry = attempts.addObject()
                        .put("attempt", attempt.number())
                        .put("outcome", attempt.outcome().name())
                        .put("by", attempt.evidence().by())
                        .put("note", attempt.evidence().note())
                        .put("tookMillis", attempt.evidence().took().toMillis());
                attempt.evidence().log().ifPresent(log -> entry.put("log", log));
                attempt.evidence().sha256().ifPresent(digest -> entry.put("sha256", digest));
            });
        }
        return document;
    }
}
