package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.live.LiveHost;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Brings orders of people to the train and tells what became of them. */
public final class Orders {

    /** The coordinator of the platform. */
    public static final EntityId TRAIN = EntityId.of("train", "platform");

    private static final EntityId PEOPLE = EntityId.of("port", "people");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveHost host;
    private final Optional<MetricPlan> metrics;

    /** @param metrics by which values are judged that are posted; empty if the node has none */
    public Orders(LiveHost host, Optional<MetricPlan> metrics) {
        this.host = host;
        this.metrics = metrics;
    }

    Optional<MetricPlan> metrics() {
        return metrics;
    }

    /** One after another; the first refusal ends it. The answer of the last is told. */
    public CompletionStage<ObjectNode> carryOut(List<Command> commands) {
        CompletionStage<ObjectNode> done = CompletableFuture.completedFuture(JsonNodeFactory.instance.objectNode());
        for (Command command : commands) {
            done = done.thenCompose(before -> host.ask(TRAIN, PEOPLE, command, PATIENCE))
                    .handle((receipt, failure) -> failure == null ? told(receipt) : fail(failure));
        }
        return done;
    }

    private static ObjectNode told(Receipt receipt) {
        if (receipt instanceof Receipt.Refused refused) {
            boolean unknown =
                    refused.code().startsWith("NO_SUCH") || refused.code().startsWith("UNKNOWN");
            int status = unknown ? 404 : refused.code().equals("NOT_PERMITTED") ? 403 : 409;
            throw new Problem(status, refused.code(), refused.sentence());
        }
        int events = ((Receipt.Taken) receipt).events();
        return JsonNodeFactory.instance.objectNode().put("done", events > 0).put("events", events);
    }

    private static ObjectNode fail(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof Problem problem) {
            throw problem;
        } else if (cause instanceof TimeoutException) {
            throw new Problem(
                    504,
                    "NO_ANSWER",
                    "the train did not answer within " + PATIENCE.toSeconds()
                            + " s; the order may have been carried out, and sending it again is harmless");
        }
        throw new CompletionException(cause);
    }
}
