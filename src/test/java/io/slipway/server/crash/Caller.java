package io.slipway.server.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the nodes of a cluster in turn, all the time; what fails is asked once more, of the next node. */
final class Caller implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long EVERY_MILLIS = 50;
    private static final List<String> READS =
            List.of("/v1/platform", "/v1/accounts/aurora", "/v1/accounts?moving=true", "/v1/releases");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<URI> nodes;
    private final List<String> failures = new ArrayList<>();
    private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(2);
    private final CountDownLatch ended = new CountDownLatch(2);
    private volatile boolean end;
    private int answered;
    private int askedAgain;

    Caller(List<URI> nodes) {
        this.nodes = nodes;
        rounds.execute(() -> call(true));
        rounds.execute(() -> call(false));
    }

    private void call(boolean reads) {
        for (int i = 0; !end; i++) {
            String path = reads ? READS.get(i % READS.size()) : "/v1/accounts/aurora/early-access";
            HttpRequest.Builder request = HttpRequest.newBuilder(nodes.get(0)).timeout(PATIENCE);
            if (!reads) {
                request.header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString("{\"do\":\"grant\"}"));
            }
            once(request, path, i);
            pause();
        }
        ended.countDown();
    }

    private void once(HttpRequest.Builder request, String path, int i) {
        String first = sent(request, path, i);
        if (first.isEmpty()) {
            count(0, 1);
            return;
        }
        String second = sent(request, path, i + 1);
        count(1, second.isEmpty() ? 1 : 0);
        if (!second.isEmpty()) {
            fail(path + ": " + first + ", then " + second);
        }
    }

    /** Empty if it was answered; else what was wrong. A refusal is wrong too: nothing here is to be refused. */
    private String sent(HttpRequest.Builder request, String path, int i) {
        URI node = nodes.get(i % nodes.size());
        try {
            HttpResponse<String> response =
                    http.send(request.uri(node.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 == 4) {
                fail(path + ": " + node + " said " + response.statusCode() + " " + response.body());
            }
            return response.statusCode() == 200 ? "" : node + " said " + response.statusCode();
        } catch (IOException failure) {
            return node + " " + failure;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private synchronized void count(int again, int done) {
        askedAgain += again;
        answered += done;
    }

    private synchronized void fail(String what) {
        failures.add(what);
    }

    private void pause() {
        try {
            var unused = new CountDownLatch(1).await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            end = true;
        }
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    synchronized int answered() {
        return answered;
    }

    synchronized int askedAgain() {
        return askedAgain;
    }

    /** Waits for the answers that are due. */
    @Override
    public void close() throws InterruptedException {
        end = true;
        var unused = ended.await(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        rounds.shutdownNow();
    }
}
