package io.slipway.cli.validation;

import io.slipway.cli.local.LocalJournal;
import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.LocalWindow;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.policy.ValidationMatrix;
import io.slipway.train.Evidence.RunCell;
import io.slipway.train.ReleaseTrain;
import io.slipway.train.TrainCommand;
import io.slipway.train.TrainEvent;
import io.slipway.train.TrainState;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The train itself, over a journal in a file, for the part of a release that needs no fleet: it decides, remembers, and only then asks for
 * cells. Its timers are not kept, so no stage of it ever opens.
 */
final class LocalTrain {

    static final EntityId ID = EntityId.of("train", "validation");

    private final ReleaseTrain machine = new ReleaseTrain();
    private final LocalJournal journal;
    private final Consumer<RunCell> port;
    private final Clock clock;
    private TrainState state = machine.empty(ID);

    LocalTrain(LocalJournal journal, Consumer<RunCell> port, Clock clock) {
        this.journal = journal;
        this.port = port;
        this.clock = clock;
        for (LocalJournal.Entry entry : journal.entries()) {
            state = machine.evolve(state, (TrainEvent) entry.event());
        }
    }

    TrainState state() {
        return state;
    }

    /** Decides a command, and asks for what follows from it once it is safe. Returns why not, if not. */
    Optional<Refusal> tell(TrainCommand command) {
        Decision<TrainEvent> decision = machine.decide(state, command, clock.instant());
        if (decision instanceof Decision.Refused<TrainEvent> refused) {
            return Optional.of(refused.refusal());
        }
        List<TrainEvent> events = ((Decision.Accepted<TrainEvent>) decision).events();
        if (!events.isEmpty()) {
            journal.append(clock.instant(), ID, events);
        }
        List<Effect> effects = new ArrayList<>();
        for (TrainEvent event : events) {
            TrainState before = state;
            state = machine.evolve(before, event);
            effects.addAll(machine.effects(before, event, state));
        }
        ask(effects);
        return Optional.empty();
    }

    /** Asks for all that is still awaited: after a start, with nothing lost since the last. */
    void recover() {
        ask(machine.owed(state, clock.instant()));
    }

    /** A policy that has this matrix, and otherwise nothing to do with it. */
    static Policy policy(ValidationMatrix matrix) {
        LocalWindow evening = new LocalWindow(LocalTime.of(23, 0), LocalTime.of(23, 59));
        Stage never =
                new Stage("not-released", 1, DayOfWeek.SUNDAY, evening, Stage.Selection.ALL, Stage.Condition.ALWAYS);
        HandoffRules rules = new HandoffRules(Duration.ZERO, 1, Duration.ofSeconds(1), Duration.ofMinutes(1), 1);
        return new Policy(
                matrix.name(),
                ZoneOffset.UTC,
                List.of(never),
                Policy.OnCancel.KEEP,
                Policy.LateRegression.CANCEL,
                0,
                new Pacing(1),
                rules,
                new TreeSet<>(),
                Optional.empty(),
                Optional.of(matrix));
    }

    static TrainCommand commission(ValidationMatrix matrix) {
        return new TrainCommand.Commission(policy(matrix), new Build("none"));
    }

    private void ask(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Ask ask && ask.request() instanceof RunCell run) {
                port.accept(run);
            }
        }
    }
}
