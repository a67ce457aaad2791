package io.slipway.train;

import static io.slipway.train.CellsTest.canary;
import static io.slipway.train.CellsTest.matrix;
import static io.slipway.train.CellsTest.rerun;
import static io.slipway.train.CellsTest.says;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.override;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Command;
import io.slipway.policy.CellId;
import io.slipway.policy.Matrices;
import io.slipway.policy.MatrixCell.Feeds;
import io.slipway.train.Gate.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever the cells say, in whatever order and however often, with re-runs, overrides and crashes in between. */
class CellProperties {

    private static final List<CellId> CELLS =
            List.of(Matrices.FAST_AWS, Matrices.FAST_GCP, Matrices.OPTIONAL, Matrices.SAMPLES);

    @Property(tries = 500)
    void validatesExactlyWhenTheLatestAttemptOfEveryRequiredCellPassedOrWasOverridden(
            @ForAll @IntRange(max = 2) int retries, @ForAll @Size(max = 60) List<@IntRange(max = 9999) Integer> moves) {
        Bench<TrainState, TrainEvent> bench = matrix(retries).tell(canary());
        List<Command> said = new ArrayList<>(List.of(canary()));
        for (int move : moves) {
            Command command = command(bench, move / 6, move % 6, said);
            if (move % 6 == 5) {
                bench.crash();
            } else {
                said.add(command);
                bench.tell(command);
            }
            assertThat(!bench.journal(TrainEvent.BuildValidated.class).isEmpty())
                    .as("whether it is validated after %s", said)
                    .isEqualTo(everyRequiredCellIsPassed(bench.journal(), retries));
        }
        assertThat(bench.journal(TrainEvent.BuildValidated.class)).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 300)
    void asksForExactlyTheAttemptsThatAreAwaited(
            @ForAll @IntRange(max = 2) int retries, @ForAll @Size(max = 60) List<@IntRange(max = 9999) Integer> moves) {
        Bench<TrainState, TrainEvent> bench = matrix(retries);
        Map<String, Integer> asked = new TreeMap<>();
        note(bench, asked);
        List<Command> said = new ArrayList<>(List.of(canary()));
        for (int move : moves) {
            Command command = command(bench, move / 6, move % 5, said);
            said.add(command);
            note(bench.tell(command), asked);
        }

        for (Evidence.RunCell owed : bench.crash().asked(Evidence.RunCell.class)) {
            assertThat(asked).containsEntry(owed.cell().id().toString(), owed.attempt());
        }
    }

    private static void note(Bench<TrainState, TrainEvent> bench, Map<String, Integer> asked) {
        bench.asked(Evidence.RunCell.class)
                .forEach(run -> asked.put(run.cell().id().toString(), run.attempt()));
    }

    private static Command command(Bench<TrainState, TrainEvent> bench, int pick, int kind, List<Command> said) {
        CellId cell = CELLS.get(pick % 4);
        int attempt = CellsTest.cell(bench, cell).attempt();
        CellOutcome outcome = List.of(CellOutcome.values()).get(pick / 4 % 5);
        return switch (kind) {
            case 0 -> says(cell, attempt, outcome);
            case 1 -> says(cell, attempt, CellOutcome.PASS);
            case 2 -> said.get(pick % said.size());
            case 3 -> override(FIRST, pick % 2 == 0 ? Gate.VALIDATION_SUITE : Gate.SAMPLE_WORKLOADS);
            default -> rerun(cell, Math.max(1, attempt - pick / 4 % 2));
        };
    }

    /** The law told over the journal, apart from the machine: the latest attempt by events alone, and who was overridden since. */
    private static boolean everyRequiredCellIsPassed(List<TrainEvent> journal, int retries) {
        Map<String, Boolean> passed = new TreeMap<>();
        Map<Gate, Verdict> gates = new EnumMap<>(Gate.class);
        for (TrainEvent event : journal) {
            if (event instanceof TrainEvent.CellRecorded e) {
                passed.put(e.cell().toString(), e.outcome() == CellOutcome.PASS);
            } else if (event instanceof TrainEvent.CellRerun e) {
                passed.put(e.cell().toString(), false);
            } else if (event instanceof TrainEvent.GateOverridden e) {
                Matrices.small(retries).cells().stream()
                        .filter(cell -> (cell.feeds() == Feeds.SAMPLE_WORKLOADS) == (e.gate() == Gate.SAMPLE_WORKLOADS))
                        .forEach(cell -> passed.put(cell.id().toString(), true));
            } else if (event instanceof TrainEvent.VerdictRecorded e) {
                gates.put(e.gate(), e.verdict());
            }
        }
        return gates.get(Gate.SERVING_CANARY) == Verdict.PASS
                && Matrices.small(retries).cells().stream()
                        .filter(cell -> cell.required())
                        .allMatch(cell -> passed.getOrDefault(cell.id().toString(), false));
    }
}
