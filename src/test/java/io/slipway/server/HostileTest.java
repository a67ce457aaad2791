package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.server.http.Role;
import io.slipway.server.http.Token;
import io.slipway.server.node.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client can do with malice, and that nobody else suffers from it. */
@Tag("programs")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileTest {

    private static final int IDLE = 10_000;
    private static final long HUGE = 100L << 20;
    private static final String AUTHORIZED = "Authorization: Bearer secret\r\n";
    private static final Pattern OPEN = Pattern.compile("slipway_http_connections ([0-9]+)");

    @TempDir
    private static Path directory;

    private static Node node;

    @BeforeAll
    static void start() {
        node = Scratch.node(directory, List.of(new Token("ada", Role.ADMIN, Token.hash("secret"))));
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void refusesAHugeBodyThatTellsItsLength() throws IOException {
        assertThat(huge(AUTHORIZED + "Content-Length: " + HUGE + "\r\n\r\n", false))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void refusesAHugeBodyInChunks() throws IOException {
        assertThat(huge(AUTHORIZED + "Transfer-Encoding: chunked\r\n\r\n", true))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void readsNoHugeBodyOfAStranger() throws IOException {
        assertThat(huge("Content-Length: " + HUGE + "\r\n\r\n", false)).startsWith("HTTP/1.1 401");
        assertThat(huge("Transfer-Encoding: chunked\r\n\r\n", true)).startsWith("HTTP/1.1 401");
    }

    @Test
    void givesUpABodyThatDrips() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /v1/accounts HTTP/1.1\r\nHost: x\r\n" + AUTHORIZED + "Content-Length: 1000\r\n\r\n");
            assertThat(dripUntilAnswered(socket, "{")).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void closesAConnectionWhoseHeadersDrip() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /health HTTP/1.1\r\nHost: x\r\n");
            assertThat(dripUntilAnswered(socket, "X-Drip: 1\r\n")).isIn("", "closed");
        }
        assertThat(metrics()).doesNotContain("slipway_http_connections_abandoned_total 0");
    }

    @Test
    void closesAConnectionWhoseSecondRequestDrips() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(read(socket)).startsWith("HTTP/1.1 200");
            assertThat(dripUntilAnswered(socket, "G")).isIn("", "closed", "HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void refusesLongHeadersByName() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n");
            assertThat(read(socket)).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void keepsSomebodyWhoListens() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /v1/changes?after=0 HTTP/1.1\r\nHost: x\r\n" + AUTHORIZED + "\r\n");
            socket.setSoTimeout(20_000);
            long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (System.nanoTime() < end) {
                assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
            }
        }
    }

    @Test
    void servesOthersWhileTenThousandAreIdle() throws IOException {
        long before = heap();
        Process idle = idle();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> open() >= IDLE);

            HttpResponse<String> other = authorized("/v1/platform");
            assertThat(other.statusCode()).isEqualTo(200);
            long growth = heap() - before;
            System.out.println("hostile: " + open() + " connections open, heap +" + (growth >> 20) + " MiB, "
                    + growth / IDLE + " bytes each");
            assertThat(growth).as("bytes of heap for %s idle connections", IDLE).isLessThan(1L << 30);

            await().atMost(Duration.ofSeconds(90)).until(() -> open() < 10);
            await("little heap is left behind").atMost(Duration.ofSeconds(60)).until(() -> heap() - before < 64L << 20);
        } finally {
            idle.destroyForcibly();
        }
        assertThat(authorized("/v1/platform").statusCode()).isEqualTo(200);
    }

    private static Process idle() throws IOException {
        URI uri = URI.create(node.address());
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleClients.class.getName(),
                        uri.getHost(),
                        String.valueOf(uri.getPort()),
                        String.valueOf(IDLE))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int open() {
        Matcher matcher = OPEN.matcher(metrics());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String metrics() {
        return Scratch.send(Scratch.to(node, "/metrics")).body();
    }

    private static HttpResponse<String> authorized(String path) {
        return Scratch.send(Scratch.to(node, path).header("Authorization", "Bearer secret"));
    }

    private static Socket connect() throws IOException {
        URI uri = URI.create(node.address());
        return new Socket(uri.getHost(), uri.getPort());
    }

    /** Sends as much as the node takes, and listens meanwhile; what it answers. */
    private static String huge(String headers, boolean chunked) throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /v1/accounts HTTP/1.1\r\nHost: x\r\n" + headers);
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> heard(socket));
            byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            try {
                for (long sent = 0; sent < HUGE && !answer.isDone(); sent += block.length) {
                    write(socket, chunked ? "10000\r\n" : "");
                    socket.getOutputStream().write(block);
                    write(socket, chunked ? "\r\n" : "");
                }
            } catch (IOException closed) {
                assertThat(answer).succeedsWithin(Duration.ofSeconds(30));
            }
            return answer.join();
        }
    }

    private static String heard(Socket socket) {
        try {
            return read(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends a little every second; the first line of the answer, "closed" if there is none. */
    private static String dripUntilAnswered(Socket socket, String drop) throws IOException {
        socket.setSoTimeout(1_000);
        for (int second = 0; second < 60; second++) {
            try {
                write(socket, drop);
                return read(socket).lines().findFirst().orElse("");
            } catch (SocketTimeoutException quiet) {
                // The next drop.
            } catch (IOException gone) {
                return "closed";
            }
        }
        return "still open";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        byte[] buffer = new byte[8192];
        int count = input.read(buffer);
        return new String(buffer, 0, Math.max(0, count), StandardCharsets.UTF_8);
    }
}
