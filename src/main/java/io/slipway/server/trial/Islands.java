package io.slipway.server.trial;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Network namespaces, one for each node, joined by a bridge, between which links can be cut. The bridge is in the namespace of this
 * process, which is to be one of its own, as {@code unshare --net} makes: then nothing of it touches the network of the machine.
 */
public final class Islands implements AutoCloseable {

    private static final String NETWORK = "10.97.0.";
    private static final String BRIDGE = "slipway0";
    private static final int FIRST = 11;
    private static final long PATIENCE_SECONDS = 20;

    private final String prefix = "slipway-" + ProcessHandle.current().pid() + "-";
    private final int size;

    /** @throws IllegalStateException if namespaces are not allowed here */
    public Islands(int size) {
        this.size = size;
        ip("link set lo up");
        ip("link add " + BRIDGE + " type bridge");
        ip("addr add " + home() + "/24 dev " + BRIDGE);
        ip("link set " + BRIDGE + " up");
        for (int i = 0; i < size; i++) {
            ip("netns add " + name(i));
            ip("link add " + port(i) + " type veth peer name eth0 netns " + name(i));
            ip("link set " + port(i) + " master " + BRIDGE + " up");
            ip("-n " + name(i) + " addr add " + address(i) + "/24 dev eth0");
            ip("-n " + name(i) + " link set eth0 up");
            ip("-n " + name(i) + " link set lo up");
        }
    }

    /** Whether this process is in a network namespace of its own: then it sees nothing but itself. */
    public static boolean isAlone() {
        try {
            return NetworkInterface.networkInterfaces().allMatch(Islands::isLoopback);
        } catch (SocketException none) {
            return true; // A namespace that was just made has no interface that is up.
        }
    }

    private static boolean isLoopback(NetworkInterface one) {
        try {
            return one.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    /** Why there can be none on this machine; empty if there can. */
    public static Optional<String> obstacle() {
        try {
            String program = "ip netns add slipway-probe && ip netns del slipway-probe";
            run(List.of("unshare", "--net", "sh", "-c", "ip link set lo up && " + program));
            return Optional.empty();
        } catch (IllegalStateException refused) {
            return Optional.of("network namespaces are not allowed here: " + refused.getMessage());
        }
    }

    /** The address of the bridge: that of this process, and of PostgreSQL. */
    public String home() {
        return NETWORK + 1;
    }

    /** The address of a node. */
    public String address(int node) {
        return NETWORK + (FIRST + node);
    }

    /** What to write before a command, to run it where a node is. */
    List<String> inside(int node) {
        return List.of("ip", "netns", "exec", name(node));
    }

    /** Pulls the plug of a node: it reaches nobody, and nobody reaches it. */
    public void cut(int node) {
        ip("link set " + port(node) + " down");
    }

    /** A node's words do not come through to an address any more. */
    public void cut(int node, String address) {
        ip("-n " + name(node) + " route add blackhole " + address + "/32");
    }

    /** A node's words do not come through to the other nodes; to PostgreSQL they do. */
    public void cutFromOthers(int node) {
        for (int other = 0; other < size; other++) {
            if (other != node) {
                cut(node, address(other));
            }
        }
    }

    /** Mends all. */
    public void heal() {
        for (int i = 0; i < size; i++) {
            ip("link set " + port(i) + " up");
            ip("-n " + name(i) + " route flush type blackhole");
        }
    }

    private String name(int node) {
        return prefix + node;
    }

    private static String port(int node) {
        return "slipway-v" + node;
    }

    private static void ip(String words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words.split(" ", -1)));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + told.strip());
            }
        } catch (IOException missing) {
            throw new IllegalStateException(String.valueOf(missing.getMessage()), missing);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /** The bridge goes with the namespace of this process. */
    @Override
    public void close() {
        for (int i = 0; i < size; i++) {
            ip("netns del " + name(i));
        }
    }
}
