package io.slipway.driver.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Takes a request off a raw socket, and does to the socket what it likes. */
final class HostileServer implements AutoCloseable {

    /** What is done to the socket after a request was read. */
    interface Behaviour {
        void answer(Socket socket, OutputStream output) throws IOException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    HostileServer(Behaviour behaviour) throws IOException {
        Thread acceptor = new Thread(() -> accept(behaviour), "hostile-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Sends a text and closes. */
    static HostileServer sending(String text) throws IOException {
        return sending(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static HostileServer sending(byte[] bytes) throws IOException {
        return new HostileServer((client, output) -> {
            output.write(bytes);
            output.flush();
            client.close();
        });
    }

    private void accept(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread thread = new Thread(() -> serve(client, behaviour), "hostile-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket client, Behaviour behaviour) {
        try {
            while (!client.isClosed() && readRequest(client.getInputStream())) {
                behaviour.answer(client, client.getOutputStream());
            }
        } catch (IOException gone) {
            // The client hung up, as it may.
        }
    }

    private static boolean readRequest(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return input.readNBytes(length).length == length;
    }

    Target target() {
        return new Target(Endpoint.of("http://127.0.0.1:" + socket.getLocalPort()), Optional.empty());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : List.copyOf(open)) {
            client.close();
        }
    }
}
