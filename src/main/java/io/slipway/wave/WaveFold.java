package io.slipway.wave;

import io.slipway.machine.EntityId;
import io.slipway.wave.WaveState.Phase;
import io.slipway.wave.WaveState.Run;
import io.slipway.wave.WaveState.Shut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;

/** The state of a wave after each of its events. */
final class WaveFold {

    private WaveFold() {}

    static WaveState evolve(WaveState state, WaveEvent event) {
        if (event instanceof WaveEvent.Opened opened) {
            Line roster = Line.of(opened.roster());
            return new Run(
                    state.id(),
                    opened.order(),
                    opened,
                    Phase.RELEASING,
                    roster,
                    false,
                    0,
                    0,
                    TreePVector.empty(),
                    TreePVector.empty(),
                    Optional.empty());
        } else if (event instanceof WaveEvent.Barred barred) {
            return new Shut(state.id(), barred.order(), barred.train());
        }
        Run run = (Run) state;
        return isBack(event) ? back(run, event) : forward(run, event);
    }

    private static boolean isBack(WaveEvent event) {
        return event instanceof WaveEvent.RollBackStarted
                || event instanceof WaveEvent.AccountsRollingBack
                || event instanceof WaveEvent.AccountRolledBack
                || event instanceof WaveEvent.AccountNeedsHand
                || event instanceof WaveEvent.RolledBack;
    }

    private static Run forward(Run run, WaveEvent event) {
        if (event instanceof WaveEvent.AccountUpdated e) {
            return run.updated(e.account());
        } else if (event instanceof WaveEvent.AccountsStarted e) {
            return run.with(run.line().started(e.accounts()));
        } else if (event instanceof WaveEvent.AccountFailed e) {
            return run.failed(e.account(), e.reason());
        } else if (event instanceof WaveEvent.AccountLeftOver e) {
            return run.leftOver(e.account());
        } else if (event instanceof WaveEvent.Halted e) {
            return run.hearing(e.order()).in(Phase.HALTED);
        } else if (event instanceof WaveEvent.Resumed e) {
            return run.hearing(e.order()).in(Phase.RELEASING);
        } else if (event instanceof WaveEvent.WindowClosed) {
            return run.windowClosed();
        } else if (event instanceof WaveEvent.Ended e) {
            return run.ended(e.tally());
        }
        throw new IllegalArgumentException("not an event of a wave: " + event);
    }

    private static Run back(Run run, WaveEvent event) {
        if (event instanceof WaveEvent.AccountRolledBack e) {
            return run.with(run.line().done(e.account()));
        } else if (event instanceof WaveEvent.AccountsRollingBack e) {
            return run.with(run.line().started(e.accounts()));
        } else if (event instanceof WaveEvent.AccountNeedsHand e) {
            return run.stranded(e.account(), e.reason());
        } else if (event instanceof WaveEvent.RolledBack) {
            return run.in(Phase.ROLLED_BACK);
        } else if (event instanceof WaveEvent.RollBackStarted e) {
            return run.hearing(e.order()).with(Line.of(flyingFirst(run.line()))).in(Phase.ROLLING_BACK);
        }
        throw new IllegalArgumentException("not an event of a wave: " + event);
    }

    /** Accounts that are still moving to the abandoned build turn round first. */
    private static List<EntityId> flyingFirst(Line line) {
        List<EntityId> accounts = new ArrayList<>(line.flying());
        line.touched().stream()
                .filter(account -> !line.inFlight().contains(account))
                .forEach(accounts::add);
        return List.copyOf(accounts);
    }
}
