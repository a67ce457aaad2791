package io.slipway.simulation.time;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that will happen, by virtual instant and, within an instant, in the order it was planned.
 *
 * <p>What is planned for the present instant stands in a queue, as whatever else is due now was planned before it. What is due within
 * the minute waits in a heap; the rest waits unsorted, by the minute, so that a time-out that is canceled in time costs no sorting
 * (after Brown, Calendar queues, 1988).
 *
 * <p>A 4-ary heap whose keys lie beside each other, apart from what they are the keys of (LaMarca and Ladner, The influence of
 * caches on the performance of heaps, 1996). A key is the millisecond of its minute, and below it the turn.
 */
public final class Agenda {

    private static final int ARITY = 4;
    private static final long MINUTE = 60_000;
    private static final int TURN_BITS = 40;

    private final TreeMap<Long, List<Appointment>> later = new TreeMap<>();
    private final ArrayDeque<Appointment> atOnce = new ArrayDeque<>();
    private long sortedBefore;
    private Appointment[] heap = new Appointment[1024];
    private long[] keys = new long[1024];
    private int size;
    private long turns;
    private long nowMillis;
    private Instant now;

    public Agenda(Instant start) {
        now = start;
        nowMillis = start.toEpochMilli();
        sortedBefore = nowMillis;
    }

    public Instant now() {
        return now;
    }

    public long nowMillis() {
        return nowMillis;
    }

    /** Plans something for {@code delayMillis} from now; a negative delay means now. */
    public void after(long delayMillis, Appointment appointment) {
        at(nowMillis + delayMillis, appointment);
    }

    /** Plans something for an instant; for now if that instant is past. */
    public void at(long epochMillis, Appointment appointment) {
        long due = Math.max(epochMillis, nowMillis);
        appointment.plan(due);
        if (due == nowMillis) {
            atOnce.addLast(appointment);
        } else if (due < sortedBefore) {
            sort(due, appointment);
        } else {
            later.computeIfAbsent(Math.floorDiv(due, MINUTE), minute -> new ArrayList<>())
                    .add(appointment);
        }
    }

    /** Lets the next appointment take place. Returns false, with the clock at {@code end}, when nothing is left before that instant. */
    public boolean next(Instant end) {
        long endMillis = end.toEpochMilli();
        Appointment first;
        while ((first = poll(endMillis)) != null) {
            if (!first.isCanceled()) {
                advance(first.epochMillis());
                first.takePlace();
                return true;
            }
        }
        advance(endMillis);
        return false;
    }

    private @Nullable Appointment poll(long endMillis) {
        if (size == 0) {
            sortNextMinute(atOnce.isEmpty() ? endMillis : Math.min(endMillis, nowMillis + 1));
        }
        if (size > 0 && (atOnce.isEmpty() || earliest() == nowMillis)) {
            return earliest() < endMillis ? pop() : null;
        }
        return nowMillis < endMillis ? atOnce.pollFirst() : null;
    }

    /** Sorts the next minute in which anything is planned, if it begins before this instant. The heap is empty. */
    private void sortNextMinute(long before) {
        while (size == 0 && !later.isEmpty() && later.firstKey() * MINUTE < before) {
            Map.Entry<Long, List<Appointment>> minute = later.pollFirstEntry();
            sortedBefore = (minute.getKey() + 1) * MINUTE;
            turns = 0;
            for (Appointment appointment : minute.getValue()) {
                if (!appointment.isCanceled()) {
                    sort(appointment.epochMillis(), appointment);
                }
            }
        }
    }

    private long earliest() {
        return sortedBefore - MINUTE + (keys[0] >> TURN_BITS);
    }

    private void sort(long due, Appointment appointment) {
        if (size == heap.length) {
            grow();
        }
        siftUp(size++, appointment, ((due - (sortedBefore - MINUTE)) << TURN_BITS) | turns++);
    }

    private void advance(long epochMillis) {
        if (epochMillis > nowMillis) {
            nowMillis = epochMillis;
            now = Instant.ofEpochMilli(epochMillis);
        }
    }

    private void grow() {
        heap = Arrays.copyOf(heap, size * 2);
        keys = Arrays.copyOf(keys, size * 2);
    }

    /** The slot past the end keeps its appointment, which lives on in the heap or is over. */
    private Appointment pop() {
        Appointment first = heap[0];
        size--;
        if (size > 0) {
            siftDown(heap[size], keys[size]);
        }
        return first;
    }

    private void siftUp(int from, Appointment moving, long key) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / ARITY;
            if (keys[parent] < key) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        put(place, moving, key);
    }

    private void siftDown(Appointment moving, long key) {
        int place = 0;
        while (true) {
            int child = place * ARITY + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            int end = Math.min(child + ARITY, size);
            for (int other = child + 1; other < end; other++) {
                least = keys[other] < keys[least] ? other : least;
            }
            if (key < keys[least]) {
                break;
            }
            move(least, place);
            place = least;
        }
        put(place, moving, key);
    }

    private void move(int from, int to) {
        put(to, heap[from], keys[from]);
    }

    private void put(int place, Appointment appointment, long key) {
        heap[place] = appointment;
        keys[place] = key;
    }
}
