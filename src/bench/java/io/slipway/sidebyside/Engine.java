package io.slipway.sidebyside;

/** Something that can play a week of handoffs on a clock of its own. */
interface Engine {

    /** With its version. */
    String name();

    /** What it does and does not do besides. */
    String remark();

    Played play(Workload workload);

    /** So many virtual milliseconds late its week may end. */
    default long mayBeLate() {
        return 0;
    }

    /**
     * @param handoffs complete ones, counted by the engine as they end
     * @param steps events, messages or tasks that it dealt with
     * @param end virtual milliseconds from the start of the week to the end of the last account
     */
    record Played(long handoffs, long steps, long end) {}
}
