package io.slipway.driver.canary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * The yardstick of a replay: the same client sends each line three times as the replay does, with as many in flight, and throws the
 * answers away.
 */
public final class PlainLoad {

    private PlainLoad() {}

    /** How long it takes. */
    public static Duration run(Path lines, Endpoint baseline, Endpoint candidate, ReplayLimits limits) {
        long begun = System.nanoTime();
        Semaphore room = new Semaphore(limits.concurrency());
        try (Wire wire = new Wire(limits);
                BufferedReader reader = Files.newBufferedReader(lines)) {
            String line = reader.readLine();
            while (line != null) {
                room.acquireUninterruptibly();
                String body = line;
                CompletableFuture<Void> unused = post(wire.client(), baseline, body)
                        .thenCompose(first -> post(wire.client(), candidate, body))
                        .thenCompose(other -> post(wire.client(), baseline, body))
                        .whenComplete((done, failure) -> room.release());
                line = reader.readLine();
            }
            room.acquireUninterruptibly(limits.concurrency());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static CompletableFuture<Void> post(HttpClient client, Endpoint endpoint, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.address())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> {});
    }
}
