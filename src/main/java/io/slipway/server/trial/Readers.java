package io.slipway.server.trial;

import io.slipway.server.client.ApiClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.commons.statistics.descriptive.Quantile;

/** Reads from a node again and again, as people and dashboards would, and measures how long it takes. */
public final class Readers implements AutoCloseable {

    private static final int EVERY_MILLIS = 20;
    private static final int MOST = 1_000_000;

    /** How long answers took: half of them, and 99 of 100, took at most so long. */
    public record Latency(int answers, Duration median, Duration p99) {}

    private final ApiClient client;
    private final int accounts;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private double[] millis = new double[1_024];
    private int count;

    Readers(ApiClient client, int accounts) {
        this.client = client;
        this.accounts = accounts;
        reader.execute(this::read);
    }

    private void read() {
        try {
            while (!reader.isShutdown() && count < MOST) {
                long begun = System.nanoTime();
                ask(count);
                record((System.nanoTime() - begun) / 1e6);
                Load.pause(EVERY_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(int turn) {
        String path = switch (turn % 4) {
            case 0 -> "/v1/platform";
            case 1 -> "/v1/releases?limit=1";
            case 2 -> "/v1/accounts?limit=50";
            default -> "/v1/accounts/" + Load.name(turn * 7 % accounts);
        };
        var unused = client.get(path);
    }

    private synchronized void record(double time) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count] = time;
        count++;
    }

    /** Of the answers so far. */
    synchronized Latency latency() {
        double[] quantiles = Quantile.withDefaults().evaluate(Arrays.copyOf(millis, count), 0.5, 0.99);
        return new Latency(count, time(quantiles[0]), time(quantiles[1]));
    }

    private static Duration time(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }

    @Override
    public void close() {
        reader.shutdownNow();
        try {
            var unused = reader.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
