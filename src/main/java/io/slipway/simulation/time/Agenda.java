package io.slipway.simulation.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that will happen, by virtual instant and, within an instant, in the order it was planned.
 *
 * <p>What is due within the minute waits in a heap; the rest waits unsorted, by the minute, so that a time-out that is canceled in time
 * costs no sorting (after Brown, Calendar queues, 1988).
 *
 * <p>A 4-ary heap whose keys lie beside each other, apart from what they are the keys of (LaMarca and Ladner, The influence of
 * caches on the performance of heaps, 1996).
 */
public final class Agenda {

    private static final int ARITY = 4;
    private static final long MINUTE = 60_000;

    private final TreeMap<Long, List<Appointment>> later = new TreeMap<>();
    private long sortedBefore;
    private Appointment[] heap = new Appointment[1024];
    private long[] millis = new long[1024];
    private long[] order = new long[1024];
    private int size;
    private long planned;
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
        appointment.plan(due, planned++);
        if (due < sortedBefore) {
            sort(appointment);
        } else {
            later.computeIfAbsent(Math.floorDiv(due, MINUTE), minute -> new ArrayList<>())
                    .add(appointment);
        }
    }

    /** Lets the next appointment take place. Returns false, with the clock at {@code end}, when nothing is left before that instant. */
    public boolean next(Instant end) {
        long endMillis = end.toEpochMilli();
        while (findNext() && millis[0] < endMillis) {
            long due = millis[0];
            Appointment first = pop();
            if (!first.isCanceled()) {
                advance(due);
                first.takePlace();
                return true;
            }
        }
        advance(endMillis);
        return false;
    }

    /** Sorts the next minute in which anything is planned, if the heap is empty; returns whether there is anything. */
    private boolean findNext() {
        while (size == 0 && !later.isEmpty()) {
            Map.Entry<Long, List<Appointment>> minute = later.pollFirstEntry();
            sortedBefore = (minute.getKey() + 1) * MINUTE;
            for (Appointment appointment : minute.getValue()) {
                if (!appointment.isCanceled()) {
                    sort(appointment);
                }
            }
        }
        return size > 0;
    }

    private void sort(Appointment appointment) {
        if (size == heap.length) {
            grow();
        }
        siftUp(size++, appointment, appointment.epochMillis(), appointment.sequence());
    }

    private void advance(long epochMillis) {
        if (epochMillis != nowMillis) {
            nowMillis = epochMillis;
            now = Instant.ofEpochMilli(epochMillis);
        }
    }

    private void grow() {
        heap = Arrays.copyOf(heap, size * 2);
        millis = Arrays.copyOf(millis, size * 2);
        order = Arrays.copyOf(order, size * 2);
    }

    /** The slot past the end keeps its appointment, which lives on in the heap or is over. */
    private Appointment pop() {
        Appointment first = heap[0];
        size--;
        if (size > 0) {
            siftDown(heap[size], millis[size], order[size]);
        }
        return first;
    }

    private void siftUp(int from, Appointment moving, long due, long turn) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / ARITY;
            if (!isBefore(due, turn, parent)) {
                break;
            }
            move(parent, place);
            place = parent;
        }
        put(place, moving, due, turn);
    }

    private void siftDown(Appointment moving, long due, long turn) {
        int place = 0;
        while (true) {
            int child = place * ARITY + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            int end = Math.min(child + ARITY, size);
            for (int other = child + 1; other < end; other++) {
                if (isBefore(millis[other], order[other], least)) {
                    least = other;
                }
            }
            if (isBefore(due, turn, least)) {
                break;
            }
            move(least, place);
            place = least;
        }
        put(place, moving, due, turn);
    }

    private boolean isBefore(long due, long turn, int other) {
        return due < millis[other] || (due == millis[other] && turn < order[other]);
    }

    private void move(int from, int to) {
        put(to, heap[from], millis[from], order[from]);
    }

    private void put(int place, Appointment appointment, long due, long turn) {
        heap[place] = appointment;
        millis[place] = due;
        order[place] = turn;
    }
}
