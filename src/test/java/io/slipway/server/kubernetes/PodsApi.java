package io.slipway.server.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.slipway.server.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** As much of the API server of Kubernetes as nodes ask: which pods have a label, told only to who has the token. */
final class PodsApi implements AutoCloseable {

    private final HttpsServer server;
    private final String namespace;
    private final String token;
    private final List<String> pods;
    private final AtomicInteger answers = new AtomicInteger();

    PodsApi(Keys keys, String namespace, String token, List<String> pods) {
        this.namespace = namespace;
        this.token = token;
        this.pods = pods;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keys.store())));
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        char[] password = Keys.PASSWORD.toCharArray();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI()
                .toString()
                .equals("/api/v1/namespaces/" + namespace + "/pods?labelSelector=app%3Dslipway");
        boolean allowed =
                ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = list().toString().getBytes(StandardCharsets.UTF_8);
        if (known && allowed) {
            answers.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(allowed ? 404 : 403, -1);
        }
        exchange.close();
    }

    private ObjectNode list() {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("kind", "PodList").put("apiVersion", "v1");
        var items = list.putArray("items");
        for (String address : pods) {
            ObjectNode pod = items.addObject();
            pod.putObject("metadata").put("name", "slipway-" + address);
            var container =
                    pod.putObject("spec").putArray("containers").addObject().put("name", "slipway");
            container.putArray("ports").addObject().put("name", "http").put("containerPort", 8470);
            pod.putObject("status").put("phase", "Running").put("podIP", address);
        }
        return list;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How often it has told the pods. */
    int answers() {
        return answers.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
