package io.slipway.cli.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.canary.ReportFile;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Progress;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.LocalWords;
import io.slipway.cli.text.ResultText;
import io.slipway.cli.text.Words;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.census.ResultJson;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.study.report.Report;
import io.slipway.study.report.Source;
import io.slipway.study.report.WeekReport;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * One story told from beginning to end.
 *
 * @param json whether the answer is a document rather than a text
 * @param strict whether an expectation that is not met is a failure
 * @param repeat the command line that tells the same story again
 * @param report where a page with charts goes, if one is wanted
 */
public record Performance(
        Story story,
        HostKind host,
        Optional<Pace> pace,
        boolean json,
        boolean strict,
        String repeat,
        Optional<ReportFile> report,
        Terminal terminal,
        PrintWriter out,
        PrintWriter err) {

    /**
     * Runs the story and prints what became of it.
     *
     * @param journal takes the journal's bytes
     * @return the exit code
     */
    public int perform(Interruption interruption, OutputStream journal) {
        ResultText text = new ResultText(story.scenario(), new Ink(terminal), json ? err : out);
        if (!json) {
            text.heading(Converters.Host.name(host));
        }
        try (WatchedRun run = new WatchedRun(story.scenario(), host, new JsonJournal(journal), report.isPresent())) {
            return over(run, text, interruption) ? answer(run, text) : breakOff(run);
        }
    }

    private boolean over(WatchedRun run, ResultText text, Interruption interruption) {
        try (Progress progress = new Progress(terminal, story.scenario().startsAt(), run.end())) {
            return pace.isPresent()
                    ? run.run(pace.get(), progress, interruption, text::tell)
                    : run.run(progress, interruption);
        }
    }

    private int answer(WatchedRun run, ResultText text) {
        SimulationResult result = run.result();
        report.ifPresent(file -> file.write(page(run, result)));
        ObjectNode document = ResultJson.of(result);
        boolean asked = strict || story.asWritten();
        List<String> unmet = asked ? story.scenario().expect().unmetBy(document) : List.of();
        if (json) {
            out.println(JsonText.of(document));
        } else {
            text.result(result, pace.isPresent() ? List.of() : run.milestones());
            text.ending(expectations(asked, unmet.size()), repeat);
        }
        out.flush();
        unmet.forEach(err::println);
        err.flush();
        boolean failed = result.violated() > 0 || (strict && !unmet.isEmpty());
        return failed ? Exit.NO : Exit.DONE;
    }

    private String page(WatchedRun run, SimulationResult result) {
        Report page = new WeekReport(story.scenario(), result, run.chronicle()).of(repeat);
        story.files().forEach(file -> page.source(Source.of(file)));
        return page.html();
    }

    private String expectations(boolean asked, int unmet) {
        int all = story.scenario().expect().all().size();
        if (all == 0) {
            return "none in the file";
        } else if (!asked) {
            return "not checked: not as the file tells it (--expect checks all the same)";
        }
        return unmet == 0 ? "all " + all + " met" : unmet + " of " + all + " not met";
    }

    private int breakOff(WatchedRun run) {
        ResultText text = new ResultText(story.scenario(), new Ink(Terminal.NONE), err);
        if (pace.isEmpty() || json) {
            run.milestones().forEach(text::tell);
        }
        LocalWords local = new LocalWords(story.scenario().policy().zone());
        err.println("Interrupted on " + local.day(run.now()) + " at " + local.time(run.now()) + ", after "
                + Words.count(run.events(), "event") + ".");
        err.flush();
        return Exit.INTERRUPTED;
    }
}
