package io.slipway.wave;

import io.slipway.account.AccountCommand;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Unwake;
import io.slipway.machine.Effect.Wake;
import io.slipway.machine.EntityId;
import io.slipway.wave.WaveState.Phase;
import io.slipway.wave.WaveState.Run;
import io.slipway.wave.WaveState.Shut;
import java.util.ArrayList;
import java.util.List;

/** What a wave asks for after each event, and what it owes after a crash. */
final class WaveEffects {

    private static final Unwake NO_CLOSING = new Unwake(Wave.CLOSES);

    private WaveEffects() {}

    static List<Effect> of(WaveEvent event, WaveState after) {
        if (after instanceof Shut shut) {
            return List.of(rolledBack(shut));
        }
        Run run = (Run) after;
        if (event instanceof WaveEvent.AccountsStarted started) {
            return update(run, started.accounts());
        } else if (event instanceof WaveEvent.AccountsRollingBack back) {
            return rollBack(run, back.accounts());
        } else if (event instanceof WaveEvent.AccountFailed) {
            return List.of(
                    new Tell(run.order().train(), run.failed().get(run.failed().size() - 1)));
        } else if (event instanceof WaveEvent.Opened) {
            return List.of(closing(run));
        } else if (event instanceof WaveEvent.Ended) {
            return List.of(NO_CLOSING, ended(run));
        } else if (event instanceof WaveEvent.RollBackStarted) {
            return List.of(NO_CLOSING);
        } else if (event instanceof WaveEvent.RolledBack) {
            return List.of(rolledBack(run));
        }
        return List.of();
    }

    static List<Effect> owed(WaveState state) {
        if (state instanceof Shut shut) {
            return List.of(rolledBack(shut));
        } else if (!(state instanceof Run)) {
            return List.of();
        }
        Run run = (Run) state;
        List<Effect> effects = new ArrayList<>();
        run.failed().forEach(failure -> effects.add(new Tell(run.order().train(), failure)));
        if (run.phase() == Phase.ROLLING_BACK) {
            effects.addAll(rollBack(run, run.line().flying()));
        } else if (run.phase() == Phase.ROLLED_BACK) {
            effects.add(rolledBack(run));
        } else if (run.phase() == Phase.ENDED) {
            effects.add(ended(run));
        } else {
            effects.addAll(update(run, run.line().flying()));
            if (!run.closed()) {
                effects.add(closing(run));
            }
        }
        return effects;
    }

    private static List<Effect> update(Run run, List<EntityId> accounts) {
        AccountCommand update = new AccountCommand.Update(
                run.order().order(),
                run.id(),
                run.order().build(),
                run.order().closesAt(),
                run.order().rules());
        return accounts.stream()
                .<Effect>map(account -> new Tell(account, update))
                .toList();
    }

    private static List<Effect> rollBack(Run run, List<EntityId> accounts) {
        AccountCommand back = new AccountCommand.RollBack(
                run.heard(), run.id(), run.order().baseline(), run.order().rules());
        return accounts.stream().<Effect>map(account -> new Tell(account, back)).toList();
    }

    private static Effect closing(Run run) {
        return new Wake(Wave.CLOSES, run.order().closesAt(), new WaveCommand.CloseWindow());
    }

    private static Effect ended(Run run) {
        return new Tell(
                run.order().train(), new RunReport.Ended(run.id(), run.ended().orElseThrow(), run.failed()));
    }

    private static Effect rolledBack(Run run) {
        return new Tell(run.order().train(), run.rolledBack());
    }

    private static Effect rolledBack(Shut shut) {
        return new Tell(shut.train(), shut.rolledBack());
    }
}
