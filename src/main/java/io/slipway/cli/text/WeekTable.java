package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.machine.Build;
import io.slipway.simulation.census.Run;
import io.slipway.simulation.census.Week;
import io.slipway.train.Outcome;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Many weeks, one row for each. */
final class WeekTable {

    private WeekTable() {}

    static List<String> lines(List<Week> weeks, ZoneId zone, Ink ink) {
        LocalWords local = new LocalWords(zone);
        Table table = new Table("release", "monday", "outcome", "shipped", ">updated", ">failed", ">issues");
        for (Week week : weeks) {
            int failed = week.runs().stream().mapToInt(Run::failed).sum();
            table.row()
                    .cell(week.release())
                    .cell(local.monday(week.runs().get(0).plan().opens()))
                    .cell(outcome(week), looks(week, ink))
                    .cell(week.shippedBuild().map(Build::label).orElse("-"))
                    .cell(week.runs().stream().mapToInt(Run::updated).sum())
                    .cell(failed, failed > 0 ? ink::bad : UnaryOperator.identity())
                    .cell(week.issues().size());
        }
        return table.lines(ink);
    }

    static String outcome(Week week) {
        return week.outcome().map(Outcome::name).orElse("NOT OVER");
    }

    static UnaryOperator<String> looks(Week week, Ink ink) {
        return week.outcome().filter(outcome -> outcome == Outcome.COMPLETED).isPresent() ? ink::good : ink::bad;
    }
}
