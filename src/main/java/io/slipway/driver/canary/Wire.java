package io.slipway.driver.canary;

import io.slipway.driver.Threads;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The client, its threads and its alarm clock. It follows no redirect: whoever answers for a side must be that side. */
final class Wire implements AutoCloseable {

    /** Servers close idle connections; a request must not meet one that is about to be closed. Seconds. */
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "2");
        }
    }

    private final ReplayLimits limits;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timer;
    private final HttpClient client;

    Wire(ReplayLimits limits) {
        this.limits = limits;
        int most = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(most, Threads.of("canary-client"));
        this.timer = new ScheduledThreadPoolExecutor(1, Threads.of("canary-timer"));
        timer.setRemoveOnCancelPolicy(true);
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .build();
    }

    GetFeatures to(Target target) {
        return new GetFeatures(client, timer, limits, target);
    }

    HttpClient client() {
        return client;
    }

    /** What is still in flight is abandoned. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
