package io.slipway.study.report;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.simulation.witness.Witness.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report shows of a run, kept as it happens: who served which build when, how long each account took, how each handoff went.
 * Bounded: of moves and handoffs beyond the first {@value #KEPT} each only the number is known.
 */
public final class Chronicle implements Onlooker {

    static final int KEPT = 50_000;

    /**
     * One account on its way from one build to another.
     *
     * @param how {@code updated}, {@code failed} or {@code rolled back}
     */
    record Move(String account, Instant from, Instant to, String how) {}

    /**
     * One handoff.
     *
     * @param online when green was proven; empty if it never was
     * @param done whether green took over
     */
    record Handoff(String job, Build build, Instant start, Optional<Instant> online, Instant end, boolean done) {}

    /** From now on so many accounts more, or fewer, are served by this build. */
    record Shift(Instant at, Build build, int accounts) {}

    private record Green(Instant start, long epoch, Build build, Optional<Instant> online) {}

    private final Map<EntityId, Instant> moving = new HashMap<>();
    private final Map<EntityId, Green> greens = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Handoff> handoffs = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private long allMoves;
    private long allHandoffs;

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        if (event instanceof AccountEvent.Registered) {
            shifts.add(new Shift(at, account.serving(), 1));
        } else if (event instanceof AccountEvent.UpdateStarted || event instanceof AccountEvent.RollBackStarted) {
            moving.put(account.id(), at);
        } else if (event instanceof AccountEvent.UpdateFinished) {
            arrived(at, account, "updated");
        } else if (event instanceof AccountEvent.UpdateFailed || event instanceof AccountEvent.HandNeeded) {
            arrived(at, account, "failed");
        } else if (event instanceof AccountEvent.RollBackFinished) {
            arrived(at, account, "rolled back");
        }
    }

    private void arrived(Instant at, SeenAccount account, String how) {
        Instant from = moving.remove(account.id());
        if (from != null) {
            allMoves++;
            if (moves.size() < KEPT) {
                moves.add(new Move(account.id().name(), from, at, how));
            }
        }
    }

    @Override
    public void serving(Instant at, SeenAccount account, Build before) {
        if (!account.serving().equals(before)) {
            shifts.add(new Shift(at, before, -1));
            shifts.add(new Shift(at, account.serving(), 1));
        }
    }

    @Override
    public void started(Instant at, SeenJob job, SeenProcess process) {
        if (job.processes() > 1) {
            greens.put(job.id(), new Green(at, process.epoch(), process.build(), Optional.empty()));
        }
    }

    @Override
    public void online(Instant at, SeenJob job, SeenProcess process) {
        greens.computeIfPresent(
                job.id(),
                (id, green) -> green.epoch() == process.epoch()
                        ? new Green(green.start(), green.epoch(), green.build(), Optional.of(at))
                        : green);
    }

    @Override
    public void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {
        Green green = greens.remove(job.id());
        if (green != null) {
            allHandoffs++;
            if (handoffs.size() < KEPT) {
                boolean done =
                        process.epoch() != green.epoch() && green.online().isPresent();
                handoffs.add(new Handoff(job.id().name(), green.build(), green.start(), green.online(), at, done));
            }
        }
    }

    @Override
    public void ended(Instant at, Panorama panorama) {
        moving.clear();
        greens.clear();
    }

    List<Move> moves() {
        return moves;
    }

    List<Handoff> handoffs() {
        return handoffs;
    }

    List<Shift> shifts() {
        return shifts;
    }

    /** Those that are not kept included. */
    long allMoves() {
        return allMoves;
    }

    /** Those that are not kept included. */
    long allHandoffs() {
        return allHandoffs;
    }
}
