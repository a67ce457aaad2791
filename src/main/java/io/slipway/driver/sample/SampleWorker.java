package io.slipway.driver.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One stream process: reads the events of its job's log from where its checkpoint, or the one it is seeded from, says; upserts them
 * in batches; tells its lag over HTTP, and in the file {@code metrics} of its checkpoints. It ends when it is asked to, after the batch at hand, and when its epoch is fenced off.
 *
 * <pre>
 * SampleWorker JOB BUILD EPOCH LOG TABLE CHECKPOINTS SEED FENCE PORT
 * </pre>
 *
 * A build whose label ends in {@code -broken} never commits a batch, so that a failing release can be tried too.
 */
public final class SampleWorker {

    private static final int ARGUMENTS = 9;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final long PAUSE_MILLIS = 200;

    private final String build;
    private final EventLog log;
    private final Table table;
    private final Checkpoint checkpoint;
    private final Path metrics;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong batches = new AtomicLong();
    private volatile double lagSeconds;

    private SampleWorker(String build, EventLog log, Table table, Checkpoint checkpoint, Path metrics) {
        this.build = build;
        this.log = log;
        this.table = table;
        this.checkpoint = checkpoint;
        this.metrics = metrics;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != ARGUMENTS) {
            out.println("expected JOB BUILD EPOCH LOG TABLE CHECKPOINTS SEED FENCE PORT, found " + List.of(arguments));
            System.exit(2);
        }
        long epoch = Long.parseLong(arguments[2]);
        SampleWorker worker = new SampleWorker(
                arguments[1],
                new EventLog(Path.of(arguments[3])),
                new Table(Path.of(arguments[4]), epoch, Path.of(arguments[7])),
                Checkpoint.open(Path.of(arguments[5]), arguments[6]),
                Path.of(arguments[5]).resolve("metrics"));
        Files.deleteIfExists(worker.metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::drain));
        HttpServer server = worker.serve(Integer.parseInt(arguments[8]));
        out.println(Instant.now() + " " + arguments[0] + " epoch " + epoch + " runs " + arguments[1]);
        boolean fenced = worker.run();
        server.stop(0);
        out.println(Instant.now() + " " + arguments[0] + " epoch " + epoch + (fenced ? " is fenced off" : " drained"));
        worker.ended.countDown();
        if (fenced) {
            System.exit(0);
        }
    }

    /** Returns whether it ended because its epoch is fenced off. */
    private boolean run() throws IOException, InterruptedException {
        while (!end.await(step() ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            tell();
            if (table.isFenced()) {
                return true;
            }
        }
        return false;
    }

    /** One batch; returns whether there may be more at once. */
    private boolean step() throws IOException {
        EventLog.Batch batch = log.read(checkpoint.offset(), BATCH_BYTES);
        boolean broken = build.endsWith("-broken");
        if (!broken && table.upsert(batch.rows())) {
            checkpoint.commit(batch.end());
            batches.incrementAndGet();
        }
        lagSeconds = batch.isLast() && !broken ? 0 : log.lagSeconds(batch);
        return !batch.isLast() && !broken;
    }

    /** A reader finds the file whole. */
    private void tell() throws IOException {
        Path draft = metrics.resolveSibling("metrics.draft");
        Files.writeString(draft, text());
        Files.move(draft, metrics, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text() {
        return "slipway_batches_total " + batches + "\nslipway_lag_seconds " + lagSeconds + "\n";
    }

    private void drain() {
        end.countDown();
        try {
            ended.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServer serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.createContext("/metrics", exchange -> {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        return server;
    }
}
