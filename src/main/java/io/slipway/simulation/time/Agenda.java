package io.slipway.simulation.time;

import java.time.Instant;
import java.util.Arrays;

/**
 * Everything that will happen, by virtual instant and, within an instant, in the order it was planned.
 *
 * <p>A 4-ary heap: its children lie in one cache line, and it does not allocate (LaMarca and Ladner, The influence of caches on
 * the performance of heaps, 1996).
 */
public final class Agenda {

    private static final int ARITY = 4;

    private Appointment[] heap = new Appointment[1024];
    private int size;
    private long planned;
    private long nowMillis;
    private Instant now;

    public Agenda(Instant start) {
        now = start;
        nowMillis = start.toEpochMilli();
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
        appointment.plan(Math.max(epochMillis, nowMillis), planned++);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        siftUp(size++, appointment);
    }

    /** How many appointments are planned, canceled ones included. */
    public int size() {
        return size;
    }

    /** Lets the next appointment take place. Returns false, with the clock at {@code end}, when nothing is left before that instant. */
    public boolean next(Instant end) {
        while (size > 0 && heap[0].epochMillis() < end.toEpochMilli()) {
            Appointment first = pop();
            if (!first.isCanceled()) {
                advance(first.epochMillis());
                first.takePlace();
                return true;
            }
        }
        advance(end.toEpochMilli());
        return false;
    }

    private void advance(long epochMillis) {
        if (epochMillis != nowMillis) {
            nowMillis = epochMillis;
            now = Instant.ofEpochMilli(epochMillis);
        }
    }

    @SuppressWarnings("NullAway") // a slot past the end holds nothing that could be kept alive
    private Appointment pop() {
        Appointment first = heap[0];
        Appointment last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            siftDown(last);
        }
        return first;
    }

    private void siftUp(int from, Appointment moving) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / ARITY;
            if (!moving.isBefore(heap[parent])) {
                break;
            }
            heap[place] = heap[parent];
            place = parent;
        }
        heap[place] = moving;
    }

    private void siftDown(Appointment moving) {
        int place = 0;
        while (true) {
            int child = place * ARITY + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            int end = Math.min(child + ARITY, size);
            for (int other = child + 1; other < end; other++) {
                if (heap[other].isBefore(heap[least])) {
                    least = other;
                }
            }
            if (!heap[least].isBefore(moving)) {
                break;
            }
            heap[place] = heap[least];
            place = least;
        }
        heap[place] = moving;
    }
}
