package io.slipway.simulation.panorama;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One stream job: the processes it truly has, a chain from old to new, and what became of it so far. */
public final class SeenJob {

    private final EntityId id;
    private @Nullable SeenProcess first;
    private final Spells dark = new Spells();
    private final Spells doubled = new Spells();
    private boolean pinned;
    private boolean running;
    private boolean robbed;
    private boolean plannedDark;
    private int processes;
    private int online;
    private int starts;
    private int leastOnline = Integer.MAX_VALUE;
    private int mostProcesses;
    private long highestEpoch;
    private boolean retired;
    private @Nullable EntityId account;
    private long pinnedRestarts;
    private final OwnersTurn ownersTurn = new OwnersTurn();
    private final Spells planned = new Spells();

    SeenJob(EntityId id) {
        this.id = id;
    }

    /** Returns whether it came, went or is pinned otherwise than before. */
    boolean happened(StreamEvent event) {
        boolean wasPinned = pinned;
        if (event instanceof StreamEvent.HandoffStarted handoff) {
            ownersTurn.starts(handoff);
        } else if (event instanceof StreamEvent.BlueDrained) {
            pinned = ownersTurn.ends(pinned);
        } else if (event instanceof StreamEvent.Deployed deployed) {
            account = deployed.account();
            pinned = deployed.pinned();
            running &= !retired;
            retired = false;
            ownersTurn.deploys(deployed);
            return true;
        } else if (event instanceof StreamEvent.Retired gone) {
            account = gone.account();
            ownersTurn.over();
            retired = true;
            return true;
        } else {
            pinned = ownersTurn.happened(event, pinned);
        }
        return pinned != wasPinned;
    }

    SeenProcess started(Instant at, long epoch, Build build) {
        SeenProcess process = new SeenProcess(epoch, build, epoch > highestEpoch);
        if (first == null) {
            first = process;
        } else {
            first.append(process);
        }
        processes++;
        starts++;
        pinnedRestarts += starts > 1 && (pinned || ownersTurn.pins(epoch)) ? 1 : 0;
        highestEpoch = Math.max(highestEpoch, epoch);
        mostProcesses = Math.max(mostProcesses, processes);
        if (processes == 2) {
            doubled.begin(at);
        }
        return process;
    }

    @Nullable
    SeenProcess process(long epoch) {
        SeenProcess process = first;
        while (process != null && process.epoch() != epoch) {
            process = process.next();
        }
        return process;
    }

    void online(Instant at, SeenProcess process) {
        if (process.isOnline()) {
            return;
        }
        process.comeOnline();
        online++;
        if (running && online == 1) {
            (plannedDark ? planned : dark).end(at);
            plannedDark = false;
        }
        running = true;
        robbed = false;
        leastOnline = Math.min(leastOnline, online);
    }

    void gone(Instant at, SeenProcess process, Ending ending) {
        first = first == null ? null : first.without(process);
        processes--;
        if (processes == 1) {
            doubled.end(at);
        }
        if (!process.isOnline()) {
            return;
        }
        online--;
        robbed |= ending == Ending.EXITED;
        if (online == 0 && ownersTurn.stopsIt()) {
            planned.begin(at);
            plannedDark = true;
            return;
        }
        leastOnline = Math.min(leastOnline, online);
        if (online == 0) {
            dark.begin(at);
        }
    }

    void ended(Instant at) {
        if (isDark()) {
            (plannedDark ? planned : dark).end(at);
        }
        if (processes > 1) {
            doubled.end(at);
        }
    }

    public EntityId id() {
        return id;
    }

    public boolean isPinned() {
        return pinned;
    }

    /** Whether it has had an online process. */
    public boolean isRunning() {
        return running;
    }

    /** Whether it has had an online process and has none now. */
    public boolean isDark() {
        return running && !retired && online == 0;
    }

    /** Whether its owner deleted it. */
    public boolean isRetired() {
        return retired;
    }

    /** Whether an apply is changing it. */
    public boolean isInOwnersHands() {
        return ownersTurn.isOn();
    }

    /** Whether its owner's apply takes it down: to recreate it, or for good. */
    public boolean isTakenDown() {
        return ownersTurn.stopsIt();
    }

    EntityId account() {
        return Objects.requireNonNullElse(account, id);
    }

    /** Process starts beyond the first while it was pinned, or to pin it. */
    public long pinnedRestarts() {
        return pinnedRestarts;
    }

    /** Whether an online process ended by itself and none came online since: the world's doing, not the control plane's. */
    public boolean isRobbed() {
        return robbed;
    }

    public int online() {
        return online;
    }

    /** How many online processes have not been told to drain. */
    public int staying() {
        int staying = 0;
        for (SeenProcess process = first; process != null; process = process.next()) {
            staying += process.isOnline() && !process.isDraining() ? 1 : 0;
        }
        return staying;
    }

    public int processes() {
        return processes;
    }

    /** Whether it has a process, and all it has are of this build. */
    public boolean runsOnly(Build build) {
        for (SeenProcess process = first; process != null; process = process.next()) {
            if (!process.build().equals(build)) {
                return false;
            }
        }
        return processes > 0;
    }

    public int starts() {
        return starts;
    }

    /** The epoch of the latest handoff that its owner asked for; 0 before the first. */
    public long ownersEpoch() {
        return ownersTurn.epoch();
    }

    /** The least number of online processes it had since the first came online. */
    public int leastOnline() {
        return leastOnline;
    }

    public int mostProcesses() {
        return mostProcesses;
    }

    /** How long it was without an online process. */
    public Duration downtime() {
        return dark.total();
    }

    /** How long it was without one because its owner recreated it. */
    public Duration plannedDowntime() {
        return planned.total();
    }

    /** How long it had two processes or more. */
    public Duration doubled() {
        return doubled.total();
    }
}
