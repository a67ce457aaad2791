package io.slipway.server.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.japi.Pair;
import akka.stream.Materializer;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.machine.Build;
import io.slipway.server.view.Board;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers HTTP requests: finds the endpoint, asks who it is, reads the body within its bounds, and tells every failure by name. */
public final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final ContentType PROBLEM = MediaTypes.applicationWithFixedCharset(
                    "problem+json", HttpCharsets.UTF_8)
            .toContentType();
    private static final int BODY_BYTES = 1 << 20;
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final Access access;
    private final Commands commands;
    private final Changes changes;
    private final List<Endpoint> endpoints;
    private final Map<String, Supplier<HttpResponse>> plain = new TreeMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final String node = Long.toString(System.currentTimeMillis(), 36);

    public Api(
            ActorSystem<?> system,
            Board board,
            Orders orders,
            Access access,
            Audit audit,
            Function<String, Optional<Build>> serving,
            Vitals vitals) {
        this.system = system;
        this.access = access;
        this.commands = new Commands(audit);
        this.changes = new Changes(board);
        List<Endpoint> table = new ArrayList<>(new Reads(board, audit, serving).endpoints());
        table.addAll(new ReleaseOrders(orders, board, InstantSource.system(), access.approvals()).endpoints());
        table.addAll(new WatchReads(board, InstantSource.system()).endpoints());
        table.addAll(new WhyReads(board, InstantSource.system()).endpoints());
        table.addAll(new EvidenceOrders(orders, access.approvals()).endpoints());
        table.addAll(new AccountOrders(orders).endpoints());
        this.endpoints = List.copyOf(table);
        ObjectNode description = OpenApi.of(endpoints);
        plain.put("/v1/openapi.json", () -> json(200, description));
        plain.put("/health", () -> text(200, "alive\n"));
        plain.put("/ready", () -> vitals.isReady() ? text(200, "ready\n") : text(503, "not ready yet\n"));
        plain.put("/metrics", () -> text(200, vitals.text(requests.get())));
        plain.put("/", () -> text(200, Welcome.text(endpoints)));
    }

    /** All that the API can do. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** One request. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        String id = Access.header(request, "X-Request-Id")
                .filter(given -> given.matches("[A-Za-z0-9._-]{1,64}"))
                .orElse(node + "-" + requests.get());
        requests.incrementAndGet();
        CompletionStage<HttpResponse> response;
        try {
            response = route(request, id);
        } catch (RuntimeException failure) {
            request.discardEntityBytes(system);
            response = CompletableFuture.failedFuture(failure);
        }
        return response.exceptionally(failure -> told(failure, id))
                .thenApply(answer -> answer.addHeader(RawHeader.create("X-Request-Id", id)));
    }

    private CompletionStage<HttpResponse> route(HttpRequest request, String id) {
        String path = request.getUri().path();
        Supplier<HttpResponse> page = plain.get(path);
        if (page != null) {
            request.discardEntityBytes(system);
            if (!request.method().value().equals("GET")) {
                throw new Problem(405, "WRONG_METHOD", path + " can only be read");
            }
            return CompletableFuture.completedFuture(page.get());
        }
        if (path.equals("/v1/changes")) {
            request.discardEntityBytes(system);
            access.caller(request, List.of(Role.values()));
            return CompletableFuture.completedFuture(changes.listen(lastHeard(request)));
        }
        return carryOut(request, id, segments(request));
    }

    private CompletionStage<HttpResponse> carryOut(HttpRequest request, String id, List<String> segments) {
        String method = request.method().value();
        for (Endpoint endpoint : endpoints) {
            Optional<Map<String, String>> parts = endpoint.match(method, segments);
            if (parts.isPresent()) {
                Caller caller = access.caller(request, endpoint.roles());
                if (request.entity().getContentLengthOption().orElse(0) > BODY_BYTES) {
                    throw tooLarge();
                }
                return request.entity()
                        .toStrict(BODY_PATIENCE.toMillis(), BODY_BYTES, Materializer.matFromSystem(system))
                        .thenCompose(body -> commands.carryOut(
                                endpoint,
                                new Commands.Order(
                                        id,
                                        caller,
                                        parts.get(),
                                        query(request),
                                        request.getUri().path(),
                                        body.getData(),
                                        Access.header(request, "Idempotency-Key"))))
                        .thenApply(reply -> json(reply.status(), reply.body()));
            }
        }
        boolean otherMethod = endpoints.stream()
                .anyMatch(
                        endpoint -> endpoint.match(endpoint.method(), segments).isPresent());
        throw otherMethod
                ? new Problem(405, "WRONG_METHOD", method + " is not for this path; see /v1/openapi.json")
                : new Problem(404, "NOT_FOUND", "there is nothing here; see /v1/openapi.json");
    }

    private static Optional<Long> lastHeard(HttpRequest request) {
        Optional<String> after = request.getUri().query().get("after");
        return Access.header(request, "Last-Event-ID")
                .or(() -> after)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private static List<String> segments(HttpRequest request) {
        List<String> segments = new ArrayList<>();
        request.getUri().pathSegments().forEach(segments::add);
        boolean odd = segments.stream().anyMatch(part -> !part.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"));
        if (odd) {
            throw new Problem(404, "NOT_FOUND", "there is nothing here; see /v1/openapi.json");
        }
        return segments;
    }

    private static Map<String, String> query(HttpRequest request) {
        Map<String, String> query = new TreeMap<>();
        for (Pair<String, String> word : request.getUri().query().toList()) {
            query.put(word.first(), word.second());
        }
        return query;
    }

    private static HttpResponse told(Throwable failure, String id) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Problem problem = problem(cause);
        if (problem.status() >= 500) {
            LOG.atWarn().addKeyValue("request", id).log("failed: {}", cause.toString());
        }
        return HttpResponse.create()
                .withStatus(StatusCodes.get(problem.status()))
                .withEntity(HttpEntities.create(
                        PROBLEM, ByteString.fromString(problem.json(id).toString())));
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        } else if (cause instanceof EntityStreamSizeException || cause instanceof EntityStreamException) {
            return tooLarge();
        } else if (cause instanceof TimeoutException) {
            return new Problem(408, "TOO_SLOW", "the body did not come within " + BODY_PATIENCE.toSeconds() + " s");
        }
        return new Problem(500, "INTERNAL", "something went wrong in Slipway; its log has more under this request");
    }

    private static Problem tooLarge() {
        return new Problem(413, "TOO_LARGE", "a body may be at most " + BODY_BYTES + " bytes");
    }

    private static HttpResponse json(int status, ObjectNode body) {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(ContentTypes.APPLICATION_JSON, body.toString());
    }

    private static HttpResponse text(int status, String text) {
        return HttpResponse.create().withStatus(StatusCodes.get(status)).withEntity(ContentTypes.TEXT_PLAIN_UTF8, text);
    }
}
