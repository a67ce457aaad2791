package io.slipway.simulation.fault;

import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Fault.AtDelivery;
import io.slipway.simulation.fault.Fault.BadProcess;
import io.slipway.simulation.fault.Fault.BadSignal;
import io.slipway.simulation.fault.Fault.ClockOff;
import io.slipway.simulation.fault.Fault.Lasting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deals out a list of faults. Where several meet, one at the delivery itself comes before one that lasts. */
public final class Plan implements Adversary {

    private record Place(String entity, long number) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::entity).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Place, AtDelivery> deliveries = new TreeMap<>();
    private final Map<Place, BadProcess.Kind> processes = new TreeMap<>();
    private final List<Lasting> lasting = new ArrayList<>();
    private final List<ClockOff> clocks = new ArrayList<>();
    private final List<BadSignal> signals = new ArrayList<>();

    private Plan(List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault instanceof AtDelivery here) {
                deliveries.putIfAbsent(new Place(here.entity(), here.delivery()), here);
            } else if (fault instanceof ClockOff clock) {
                clocks.add(clock);
            } else if (fault instanceof BadSignal signal) {
                signals.add(signal);
            } else if (fault instanceof Lasting enduring) {
                lasting.add(enduring);
            } else if (fault instanceof BadProcess bad) {
                processes.putIfAbsent(new Place(bad.job(), bad.epoch()), bad.kind());
            }
        }
    }

    public static Adversary of(List<Fault> faults) {
        return faults.isEmpty() ? NONE : new Plan(faults);
    }

    @Override
    public Blow strike(EntityId to, long delivery, EntityId from, boolean timer, long nowMillis) {
        AtDelivery here = deliveries.get(new Place(to.path(), delivery));
        Blow blow = here == null ? Blow.NONE : blow(here, from, timer);
        for (int i = 0; blow.isNone() && i < lasting.size(); i++) {
            Lasting fault = lasting.get(i);
            if (fault.holds(nowMillis)) {
                blow = blow(fault, to, from, timer, nowMillis);
            }
        }
        return blow;
    }

    private static Blow blow(AtDelivery fault, EntityId from, boolean timer) {
        if (fault instanceof Fault.Crash crash) {
            return Blow.of(crash.when());
        } else if (timer) {
            return Blow.NONE;
        } else if (fault instanceof Fault.Unanswered) {
            return isPort(from) ? new Blow(Blow.Kind.LOSE, 0) : Blow.NONE;
        } else if (fault instanceof Fault.Repeat repeat) {
            return new Blow(Blow.Kind.REPEAT, repeat.after().toMillis());
        } else if (fault instanceof Fault.Delay delay) {
            return new Blow(Blow.Kind.DELAY, delay.by().toMillis());
        }
        return new Blow(Blow.Kind.DROP, 0);
    }

    private static Blow blow(Lasting fault, EntityId to, EntityId from, boolean timer, long nowMillis) {
        long left = fault.untilMillis() - nowMillis;
        if (fault instanceof Fault.NodeLost lost) {
            return node(to) == lost.node() ? new Blow(Blow.Kind.DOWN, left) : Blow.NONE;
        } else if (fault instanceof Fault.Partition partition) {
            boolean apart = (node(to) == partition.node()) != (node(from) == partition.node());
            return apart && !timer && !isPort(from) ? new Blow(Blow.Kind.DELAY, left) : Blow.NONE;
        } else if (fault instanceof Fault.JournalSlow slow) {
            return timer ? Blow.NONE : new Blow(Blow.Kind.DELAY, slow.by().toMillis());
        }
        return new Blow(Blow.Kind.DOWN, left);
    }

    private static boolean isPort(EntityId sender) {
        return sender.kind().equals("port");
    }

    @Override
    public long clockOff(EntityId entity, long nowMillis) {
        long off = 0;
        if (!clocks.isEmpty()) {
            int node = node(entity);
            for (ClockOff clock : clocks) {
                off += clock.node() == node && clock.holds(nowMillis)
                        ? clock.by().toMillis()
                        : 0;
            }
        }
        return off;
    }

    @Override
    public long shows(EntityId entity, long clockMillis, long nowMillis) {
        long now = nowMillis;
        while (true) {
            long shown = Math.max(now, clockMillis - clockOff(entity, now));
            long set = nextSet(now);
            if (shown < set) {
                return shown;
            }
            now = set;
        }
    }

    /** When a clock next jumps. */
    private long nextSet(long nowMillis) {
        long next = Long.MAX_VALUE;
        for (ClockOff clock : clocks) {
            long from = clock.from().toEpochMilli();
            next = from > nowMillis ? Math.min(next, from) : next;
            next = clock.untilMillis() > nowMillis ? Math.min(next, clock.untilMillis()) : next;
        }
        return next;
    }

    @Override
    public Optional<BadSignal.Kind> signal(long nowMillis) {
        return signals.stream()
                .filter(signal -> signal.holds(nowMillis))
                .map(BadSignal::kind)
                .findFirst();
    }

    /** The node an entity runs on. */
    static int node(EntityId entity) {
        return Math.floorMod(entity.hashCode(), Fault.NodeLost.NODES);
    }

    @Override
    public Optional<BadProcess.Kind> process(EntityId job, long epoch) {
        return Optional.ofNullable(processes.get(new Place(job.path(), epoch)));
    }
}
