package io.slipway.driver;

import java.util.concurrent.ThreadFactory;

/** Threads of drivers: named, and no reason for a node to stay up. */
public final class Threads {

    private Threads() {}

    /** Makes threads of one driver. */
    public static ThreadFactory of(String driver) {
        return run -> {
            Thread thread = new Thread(run, driver);
            thread.setDaemon(true);
            return thread;
        };
    }
}
