package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.simulation.census.Run;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.simulation.census.Week;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.compare.Amount;
import io.slipway.study.report.Chronicle.Handoff;
import io.slipway.study.report.Chronicle.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run of a scenario as a report: its windows and waves, the fleet, the accounts, the handoffs. */
public final class WeekReport {

    private static final int MOVES = 300;
    private static final int HANDOFFS = 120;
    private static final int RUNS = 60;
    private static final int TABLE = 60;

    private final Scenario scenario;
    private final SimulationResult result;
    private final Chronicle chronicle;
    private final LocalMillis local;

    public WeekReport(Scenario scenario, SimulationResult result, Chronicle chronicle) {
        this.scenario = scenario;
        this.result = result;
        this.chronicle = chronicle;
        this.local = new LocalMillis(scenario.policy().zone());
    }

    /** @param command makes the same again */
    public Report of(String command) {
        Report report = new Report("Simulated weeks", scenario.name(), sentence(), command)
                .fact("Policy", scenario.policy().name())
                .fact("Accounts", scenario.fleet().size())
                .fact("Weeks", scenario.weeks())
                .fact("Seed", scenario.seed())
                .fact("Time zone", scenario.policy().zone())
                .fact("Events", String.format(Locale.ROOT, "%,d", result.run().events()))
                .fact("Invariants violated", result.violated())
                .fact("Journal", result.run().journalSha256().orElse("not kept"));
        Instant from = scenario.startsAt();
        Instant to = result.run().endedAt();
        report.section(runs(from, to))
                .section(new FleetSection(local).of(chronicle.shifts(), from, to))
                .section(accounts(from, to))
                .section(handoffs(from, to))
                .section(durations())
                .section(figures());
        return report;
    }

    private String sentence() {
        return result.weeks().stream()
                        .limit(3)
                        .map(week -> week.release() + " "
                                + week.outcome()
                                        .map(outcome -> outcome.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                        .orElse("was not over")
                                + week.reason().map(why -> ": " + why).orElse(""))
                        .collect(Collectors.joining("; "))
                + (result.weeks().size() > 3 ? "; and " + (result.weeks().size() - 3) + " weeks more" : "") + ".";
    }

    private Section runs(Instant from, Instant to) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", local.of(from)).put("to", local.of(to));
        ArrayNode runs = json.putArray("runs");
        List<List<String>> rows = new ArrayList<>();
        boolean several = result.weeks().size() > 1;
        int most = 0;
        String busiest = "";
        for (Week week : result.weeks()) {
            for (Run run : week.runs()) {
                String stage = (several ? week.release() + " " : "")
                        + run.plan().stage().name();
                rows.add(row(stage, run));
                if (runs.size() < RUNS) {
                    runs.add(run(stage, run));
                    busiest = run.updated() > most ? stage : busiest;
                    most = Math.max(most, run.updated());
                }
            }
        }
        json.put("busiest", busiest);
        return new Section(
                "runs",
                "runs",
                "The week",
                "Windows in which accounts may start, and what each wave did in them. Times are local.",
                json,
                List.of("stage", "opens", "closes", "build", "updated", "failed", "outcome"),
                Spread.over(rows, TABLE));
    }

    private ObjectNode run(String stage, Run run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("stage", stage)
                .put("wave", run.plan().stage().wave())
                .put("opens", local.of(run.plan().opens()))
                .put("closes", local.of(run.plan().closes()));
        if (run.startedAt().isPresent()) {
            json.put("started", local.of(run.startedAt().get()))
                    .put("ended", local.of(run.endedAt().orElse(result.run().endedAt())));
        } else {
            json.putNull("started").putNull("ended");
        }
        String text = run.updated() + " of " + run.roster() + " updated, " + outcome(run);
        return json.put("text", text);
    }

    private List<String> row(String stage, Run run) {
        return List.of(
                stage,
                local.text(run.plan().opens()),
                local.text(run.plan().closes()),
                run.build().map(Object::toString).orElse("-"),
                run.updated() + " of " + run.roster(),
                Integer.toString(run.failed()),
                outcome(run));
    }

    private static String outcome(Run run) {
        return run.outcome()
                        .map(ending -> ending.name().toLowerCase(Locale.ROOT))
                        .orElse("not over")
                + run.reason().map(why -> ": " + why).orElse("");
    }

    private Section accounts(Instant from, Instant to) {
        List<Move> moves = Spread.over(
                chronicle.moves().stream()
                        .sorted(Comparator.comparing(Move::from).thenComparing(Move::account))
                        .toList(),
                MOVES);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", local.of(from))
                .put("to", local.of(to))
                .put("shown", moves.size())
                .put("all", chronicle.allMoves());
        ArrayNode list = json.putArray("moves");
        moves.forEach(move -> list.addArray()
                .add(move.account())
                .add(local.of(move.from()))
                .add(local.of(move.to()))
                .add(0)
                .add(move.how()));
        return new Section(
                "accounts",
                "accounts",
                "Accounts",
                "When each account left its build and arrived at another.",
                json,
                List.of("account", "from", "to", "what"),
                Spread.over(moves, TABLE).stream()
                        .map(move ->
                                List.of(move.account(), local.text(move.from()), local.text(move.to()), move.how()))
                        .toList());
    }

    private Section handoffs(Instant from, Instant to) {
        List<Handoff> handoffs = Spread.over(
                chronicle.handoffs().stream()
                        .sorted(Comparator.comparing(Handoff::start).thenComparing(Handoff::job))
                        .toList(),
                HANDOFFS);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", local.of(from))
                .put("to", local.of(to))
                .put("shown", handoffs.size())
                .put("all", chronicle.allHandoffs());
        ArrayNode list = json.putArray("handoffs");
        for (Handoff handoff : handoffs) {
            ObjectNode one = list.addObject();
            one.put("job", handoff.job())
                    .put("build", handoff.build().label())
                    .put("start", local.of(handoff.start()))
                    .put("end", local.of(handoff.end()))
                    .put("done", handoff.done())
                    .put("text", text(handoff));
            handoff.online().ifPresentOrElse(at -> one.put("online", local.of(at)), () -> one.putNull("online"));
        }
        return new Section(
                "handoffs",
                "gantt",
                "Handoffs",
                "Blue is stopped only once green is proven online: the two overlap, and never is none there.",
                json,
                List.of("job", "starts", "what"),
                Spread.over(handoffs, TABLE).stream()
                        .map(one -> List.of(one.job(), local.text(one.start()), text(one)))
                        .toList());
    }

    private static String text(Handoff handoff) {
        String online = handoff.online()
                .map(at -> "online after " + seconds(handoff.start(), at) + " s, ")
                .orElse("");
        return online + (handoff.done() ? "blue gone after " : "given up after ")
                + seconds(handoff.start(), handoff.end()) + " s";
    }

    private static String seconds(Instant from, Instant to) {
        return Amount.of(Duration.between(from, to).toMillis() / 1e3);
    }

    private Section durations() {
        Histogram handoffs = Histogram.of(chronicle.handoffs().stream()
                .filter(Handoff::done)
                .mapToDouble(one -> Duration.between(one.start(), one.end()).toMillis() / 1e3)
                .toArray());
        Histogram moves = Histogram.of(chronicle.moves().stream()
                .mapToDouble(one -> Duration.between(one.from(), one.to()).toMillis() / 1e3)
                .toArray());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("histograms");
        handoffs.write(list.addObject(), "Handoffs, from the start of green until blue has gone", "seconds");
        moves.write(list.addObject(), "Accounts, from leaving a build until they are whole on another", "seconds");
        List<List<String>> rows = new ArrayList<>(handoffs.rows("handoffs"));
        rows.addAll(moves.rows("accounts"));
        return new Section(
                "durations",
                "histograms",
                "Durations",
                "How many took how long.",
                json,
                List.of("what", "from (s)", "to (s)", "how many"),
                rows);
    }

    private Section figures() {
        return new Section(
                "figures",
                "none",
                "Figures",
                "Counted over the whole run.",
                JsonNodeFactory.instance.objectNode(),
                List.of("figure", "value"),
                result.figures().entrySet().stream()
                        .map(figure ->
                                List.of(figure.getKey(), figure.getValue().toPlainString()))
                        .toList());
    }
}
