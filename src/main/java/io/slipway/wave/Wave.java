package io.slipway.wave;

import io.slipway.account.AccountReport;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Machine;
import io.slipway.wave.WaveState.Phase;
import io.slipway.wave.WaveState.Run;
import io.slipway.wave.WaveState.Shut;
import io.slipway.wave.WaveState.Unopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a stage (DOMAIN 10.2). Never more accounts in flight than its pacing allows, none started outside its window. Orders
 * come numbered, and the highest wins: a late halt does not stop a run that was resumed since.
 *
 * <pre>
 * -Opened-> RELEASING -Ended (roster done, or window closed and nothing in flight)-> ENDED
 *             | Halted  ^ Resumed                                                       |
 *             v         |                                                               |
 *           HALTED -----+--Ended--------------------------------------------------------+
 *             |                                                                         |
 *             +-- RollBackStarted (also from RELEASING) --> ROLLING_BACK <--------------+
 *                                                               +-RolledBack-> ROLLED_BACK
 * -Barred (rolled back before it opened)-> shut
 * </pre>
 *
 * What is over, rolled back or shut, opens again for a later order only.
 */
public final class Wave implements Machine<WaveState, Command, WaveEvent> {

    static final String CLOSES = "closes";

    @Override
    public WaveState empty(EntityId id) {
        return new Unopened(id);
    }

    @Override
    public Decision<WaveEvent> decide(WaveState state, Command command, Instant now) {
        if (!(command instanceof WaveCommand) && !(command instanceof AccountReport)) {
            throw new IllegalArgumentException("not a command of a wave: " + command);
        }
        if (command instanceof WaveCommand.Open open) {
            return open.order() > heard(state) && isOver(state) ? open(state, open, now) : Decision.nothing();
        } else if (state instanceof Run run) {
            return command instanceof AccountReport report ? onReport(run, report, now) : onOrder(run, command, now);
        } else if (command instanceof WaveCommand.RollBack back) {
            return state instanceof Shut shut && back.order() <= shut.heard()
                    ? Decision.already(shut.rolledBack())
                    : Decision.happened(new WaveEvent.Barred(back.order(), back.train()));
        }
        return state instanceof Shut ? Decision.nothing() : Decision.refused(new WaveRefusal.NotOpen(state.id()));
    }

    private static long heard(WaveState state) {
        if (state instanceof Run run) {
            return run.heard();
        }
        return state instanceof Shut shut ? shut.heard() : 0;
    }

    /** Whether it may open: it never did, or what it opened for is over, as when a canceled release is proposed again. */
    private static boolean isOver(WaveState state) {
        return !(state instanceof Run run) || run.phase() == Phase.ENDED || run.phase() == Phase.ROLLED_BACK;
    }

    private static Decision<WaveEvent> open(WaveState state, WaveCommand.Open open, Instant now) {
        WaveEvent opened = new WaveEvent.Opened(
                open.order(),
                open.train(),
                open.build(),
                open.baseline(),
                open.closesAt(),
                open.pacing(),
                open.rules(),
                open.roster());
        return proceed(state, opened, now);
    }

    private static Decision<WaveEvent> onOrder(Run run, Command command, Instant now) {
        boolean forward = run.phase() == Phase.RELEASING || run.phase() == Phase.HALTED;
        if (command instanceof WaveCommand.CloseWindow) {
            return forward && !run.closed() ? proceed(run, new WaveEvent.WindowClosed(), now) : Decision.nothing();
        } else if (command instanceof WaveCommand.RollBack back) {
            return onRollBack(run, back, now);
        } else if (command instanceof WaveCommand.Halt halt && halt.order() > run.heard() && forward) {
            return proceed(run, new WaveEvent.Halted(halt.order(), halt.reason()), now);
        } else if (command instanceof WaveCommand.Resume resume && resume.order() > run.heard() && forward) {
            return proceed(run, new WaveEvent.Resumed(resume.order()), now);
        }
        return Decision.nothing();
    }

    private static Decision<WaveEvent> onRollBack(Run run, WaveCommand.RollBack back, Instant now) {
        boolean done = run.phase() == Phase.ROLLED_BACK;
        if (back.order() > run.heard() && !done && run.phase() != Phase.ROLLING_BACK) {
            return proceed(run, new WaveEvent.RollBackStarted(back.order()), now);
        }
        return done && back.order() >= run.heard() ? Decision.already(run.rolledBack()) : Decision.nothing();
    }

    private static Decision<WaveEvent> onReport(Run run, AccountReport report, Instant now) {
        if (!run.line().inFlight().contains(report.account())) {
            return Decision.nothing();
        }
        boolean back = run.phase() == Phase.ROLLING_BACK;
        if (report instanceof AccountReport.Updated updated && !back) {
            return proceed(run, new WaveEvent.AccountUpdated(updated.account()), now);
        } else if (report instanceof AccountReport.UpdateFailed failed && !back) {
            return proceed(run, new WaveEvent.AccountFailed(failed.account(), failed.reason()), now);
        } else if (report instanceof AccountReport.TooLate late && !back) {
            return proceed(run, new WaveEvent.AccountLeftOver(late.account()), now);
        } else if (report instanceof AccountReport.RolledBack rolledBack && back) {
            return proceed(run, new WaveEvent.AccountRolledBack(rolledBack.account()), now);
        } else if (report instanceof AccountReport.HandNeeded hand && back) {
            return proceed(run, new WaveEvent.AccountNeedsHand(hand.account(), hand.reason()), now);
        }
        return Decision.nothing();
    }

    /** The event, then whatever it makes room for. */
    private static Decision<WaveEvent> proceed(WaveState state, WaveEvent event, Instant now) {
        List<WaveEvent> events = new ArrayList<>(3);
        events.add(event);
        Run run = (Run) WaveFold.evolve(state, event);
        if (run.phase() == Phase.RELEASING
                && !run.closed()
                && now.isBefore(run.order().closesAt())) {
            run = start(run, new WaveEvent.AccountsStarted(startable(run)), events);
        } else if (run.phase() == Phase.ROLLING_BACK) {
            run = start(run, new WaveEvent.AccountsRollingBack(startable(run)), events);
        }
        if (run.line().isIdle()) {
            conclude(run, events);
        }
        return Decision.happened(events);
    }

    private static List<EntityId> startable(Run run) {
        return run.line().startable(run.order().pacing().concurrency());
    }

    private static Run start(Run run, WaveEvent started, List<WaveEvent> events) {
        if (startable(run).isEmpty()) {
            return run;
        }
        events.add(started);
        return (Run) WaveFold.evolve(run, started);
    }

    private static void conclude(Run run, List<WaveEvent> events) {
        if (run.phase() == Phase.ROLLING_BACK && run.line().isExhausted()) {
            events.add(
                    new WaveEvent.RolledBack(run.line().next(), run.stranded().size()));
        } else if (run.phase() != Phase.ROLLING_BACK && (run.line().isExhausted() || run.closed())) {
            events.add(new WaveEvent.Ended(run.tally()));
        }
    }

    @Override
    public WaveState evolve(WaveState state, WaveEvent event) {
        return WaveFold.evolve(state, event);
    }

    @Override
    public List<Effect> effects(WaveState before, WaveEvent event, WaveState after) {
        return WaveEffects.of(event, after);
    }

    @Override
    public List<Effect> owed(WaveState state, Instant now) {
        return WaveEffects.owed(state);
    }
}
