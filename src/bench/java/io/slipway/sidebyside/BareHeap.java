package io.slipway.sidebyside;

import java.util.Arrays;

/** The least that can be done: a binary heap of numbers, and a switch. The yardstick of what event handling costs on this machine. */
final class BareHeap implements Engine {

    private static final int KINDS = 5;
    private static final int OPENS = 0;
    private static final int STARTS = 1;
    private static final int ONLINE = 2;
    private static final int DRAINED = 3;
    private static final int FINISHED = 4;

    private long[] times = new long[1024];
    private long[] codes = new long[1024];
    private int size;

    @Override
    public String name() {
        return "bare event heap";
    }

    @Override
    public String remark() {
        return "no rule, no state: a yardstick";
    }

    @Override
    public Played play(Workload workload) {
        size = 0;
        int[] next = new int[workload.waves().size()];
        for (int wave = 0; wave < next.length; wave++) {
            push(workload.waves().get(wave).opens(), code(wave, 0, 0, OPENS));
        }
        long handoffs = 0;
        long steps = 0;
        long end = 0;
        while (size > 0) {
            long now = times[0];
            long code = codes[0];
            pop();
            steps++;
            int kind = (int) (code % KINDS);
            int waveIndex = (int) ((code / KINDS) >>> 48);
            Workload.Wave wave = workload.waves().get(waveIndex);
            int account = (int) (((code / KINDS) >>> 16) & 0xFFFF_FFFFL);
            int handoff = (int) ((code / KINDS) & 0xFFFF);
            switch (kind) {
                case OPENS -> {
                    while (next[waveIndex] < Math.min(wave.slots(), wave.accounts().size())) {
                        begin(now, wave, waveIndex, next[waveIndex]++);
                    }
                }
                case STARTS -> {
                    Workload.Handoff move = wave.accounts().get(account).handoffs().get(handoff);
                    push(now + move.online() - move.starts(), code(waveIndex, account, handoff, ONLINE));
                }
                case ONLINE -> {
                    Workload.Handoff move = wave.accounts().get(account).handoffs().get(handoff);
                    push(now + move.drained() - move.online(), code(waveIndex, account, handoff, DRAINED));
                }
                case DRAINED -> handoffs++;
                default -> {
                    end = now;
                    if (next[waveIndex] < wave.accounts().size()) {
                        begin(now, wave, waveIndex, next[waveIndex]++);
                    }
                }
            }
        }
        return new Played(handoffs, steps, end);
    }

    private void begin(long now, Workload.Wave wave, int waveIndex, int account) {
        Workload.Account starting = wave.accounts().get(account);
        for (int handoff = 0; handoff < starting.handoffs().size(); handoff++) {
            push(now + starting.handoffs().get(handoff).starts(), code(waveIndex, account, handoff, STARTS));
        }
        push(now + starting.span(), code(waveIndex, account, 0, FINISHED));
    }

    private static long code(long wave, long account, long handoff, int kind) {
        return (wave << 48 | account << 16 | handoff) * KINDS + kind;
    }

    private void push(long time, long code) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
        }
        int at = size++;
        while (at > 0 && times[(at - 1) / 2] > time) {
            times[at] = times[(at - 1) / 2];
            codes[at] = codes[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        times[at] = time;
        codes[at] = code;
    }

    private void pop() {
        size--;
        long time = times[size];
        long code = codes[size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[at] = times[child];
            codes[at] = codes[child];
            at = child;
            child = 2 * at + 1;
        }
        times[at] = time;
        codes[at] = code;
    }
}
