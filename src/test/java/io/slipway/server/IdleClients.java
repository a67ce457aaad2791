package io.slipway.server;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A program that opens connections and says nothing on them until its input ends: the other end has files of its own. */
public final class IdleClients {

    private IdleClients() {}

    /** @param arguments host, port, and how many */
    public static void main(String[] arguments) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                sockets.add(new Socket(arguments[0], Integer.parseInt(arguments[1])));
            }
            var unused = System.in.read();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
