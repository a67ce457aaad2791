package io.slipway.driver;

import java.util.concurrent.ThreadFactory;

/** Threads beside the main one: named, and no reason for a process to stay up. */
public final class Threads {

    private Threads() {}

    /** Makes threads of one name. */
    public static ThreadFactory of(String name) {
        return run -> {
            Thread thread = new Thread(run, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
