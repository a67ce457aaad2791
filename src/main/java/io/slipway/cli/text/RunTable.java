package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.machine.Build;
import io.slipway.policy.Stage;
import io.slipway.simulation.census.Run;
import io.slipway.simulation.census.Week;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The stages of one week. */
final class RunTable {

    private RunTable() {}

    static List<String> lines(Week week, Ink ink) {
        Table table = new Table("stage", "window", "build", ">updated", ">failed", "outcome");
        for (Run run : week.runs()) {
            Stage stage = run.plan().stage();
            table.row()
                    .cell(stage.name())
                    .cell(LocalWords.shortDay(stage.day()) + " " + stage.window())
                    .cell(run.build().map(Build::label).orElse("-"))
                    .cell(run.build().isPresent() ? run.updated() + " of " + run.roster() : "-")
                    .cell(run.failed(), run.failed() > 0 ? ink::bad : UnaryOperator.identity())
                    .cell(outcome(run), looks(run, ink));
        }
        return table.lines(ink);
    }

    private static String outcome(Run run) {
        return run.outcome()
                .map(ending -> ending.name().toLowerCase(Locale.ROOT))
                .orElse("not over");
    }

    private static UnaryOperator<String> looks(Run run, Ink ink) {
        return run.outcome()
                .<UnaryOperator<String>>map(ending -> switch (ending) {
                    case FINISHED -> ink::good;
                    case SKIPPED -> ink::faint;
                    case HALTED -> ink::notable;
                    case CANCELED -> ink::bad;
                })
                .orElse(ink::notable);
    }
}
