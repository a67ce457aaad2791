package io.slipway.study.explore;

import io.slipway.conf.InvalidFile;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a case small that breaks an invariant, so that a person can understand it: fewer faults, then a smaller world, then shorter
 * faults, as long as the same invariant breaks. Faults are left out in ever smaller parts (Zeller and Hildebrandt, Simplifying and
 * isolating failure-inducing input, TSE 2002).
 */
public final class Shrinker {

    private static final List<String> QUIETER = List.of(
            "world.start-failure = 0",
            "world.crash = 0",
            "releases.random-defects.chance = 0",
            "fleet.generate.jobs-per-account = 0",
            "fleet.generate.jobs-per-account = 1",
            "fleet.generate.pinned = 0%");

    private static final List<Duration> ROUND = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final Predicate<Case> breaks;
    private final long deadline;
    private Case smallest;

    private Shrinker(Case found, Predicate<Case> breaks, Duration patience) {
        this.smallest = found;
        this.breaks = breaks;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * Makes it as small as it becomes in time.
     *
     * @param breaks whether a case still breaks what it is about
     */
    public static Case shrink(Case found, Predicate<Case> breaks, Duration patience) {
        Shrinker shrinker = new Shrinker(found, breaks, patience);
        Case before;
        do {
            before = shrinker.smallest;
            shrinker.thin();
            shrinker.narrow();
            shrinker.soften();
        } while (!before.equals(shrinker.smallest) && !shrinker.isLate());
        return shrinker.smallest;
    }

    private boolean isLate() {
        return System.nanoTime() - deadline >= 0;
    }

    private boolean take(Case smaller) {
        if (isLate() || smaller.equals(smallest)) {
            return false;
        }
        boolean taken = breaks.test(smaller);
        if (taken) {
            smallest = smaller;
        }
        return taken;
    }

    /** Leaves out faults. */
    private void thin() {
        int part = Math.max(1, smallest.faults().size() / 2);
        while (part >= 1) {
            int at = 0;
            while (at < smallest.faults().size()) {
                List<Fault> fewer = new ArrayList<>(smallest.faults());
                fewer.subList(at, Math.min(at + part, fewer.size())).clear();
                if (!take(smallest.withFaults(fewer))) {
                    at += part;
                }
            }
            part = part == 1 ? 0 : part / 2;
        }
    }

    /** Makes the world smaller and quieter. */
    private void narrow() {
        QUIETER.forEach(this::change);
        Scenario scenario = smallest.read();
        int weeks = 2;
        while (weeks < scenario.weeks() && !change("weeks = " + weeks)) {
            weeks++;
        }
        int generated = scenario.fleet().size() - scenario.fleet().listed().size();
        int accounts = 1;
        while (accounts < generated && !change("fleet.generate.accounts = " + accounts)) {
            accounts *= 2;
        }
    }

    private boolean change(String change) {
        try {
            return take(smallest.changed(change));
        } catch (InvalidFile impossible) {
            return false; // This scenario cannot be changed so.
        }
    }

    /** Makes each fault shorter, and of a round length. */
    private void soften() {
        for (int at = 0; at < smallest.faults().size(); at++) {
            for (Fault softer : softer(smallest.faults().get(at)).toList()) {
                List<Fault> faults = new ArrayList<>(smallest.faults());
                faults.set(at, softer);
                if (take(smallest.withFaults(faults))) {
                    break;
                }
            }
        }
    }

    private static Stream<Fault> softer(Fault fault) {
        return ROUND.stream().flatMap(length -> {
            if (fault instanceof Fault.Repeat f && f.after().compareTo(length) > 0) {
                return Stream.of(new Fault.Repeat(f.entity(), f.delivery(), length));
            } else if (fault instanceof Fault.Delay f && f.by().compareTo(length) > 0) {
                return Stream.of(new Fault.Delay(f.entity(), f.delivery(), length));
            } else if (fault instanceof Fault.NodeLost f && f.lasts().compareTo(length) > 0) {
                return Stream.of(new Fault.NodeLost(f.node(), f.from(), length));
            } else if (fault instanceof Fault.Partition f && f.lasts().compareTo(length) > 0) {
                return Stream.of(new Fault.Partition(f.node(), f.from(), length));
            } else if (fault instanceof Fault.JournalOutage f && f.lasts().compareTo(length) > 0) {
                return Stream.of(new Fault.JournalOutage(f.from(), length));
            } else if (fault instanceof Fault.JournalSlow f && f.by().compareTo(length) > 0) {
                return Stream.of(new Fault.JournalSlow(f.from(), f.lasts(), length));
            } else if (fault instanceof Fault.ClockOff f && f.lasts().compareTo(length) > 0) {
                return Stream.of(new Fault.ClockOff(f.node(), f.from(), length, f.by()));
            } else if (fault instanceof Fault.BadSignal f && f.lasts().compareTo(length) > 0) {
                return Stream.of(new Fault.BadSignal(f.from(), length, f.kind()));
            }
            return Stream.empty();
        });
    }
}
