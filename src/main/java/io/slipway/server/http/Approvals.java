package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.machine.Command;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * How many different people must want an order that lets something through: a gate approved, an issue waived, a soak overridden.
 *
 * @param within how long the word of one of them stands
 */
public record Approvals(int people, Duration within) {

    /** One person decides. */
    public static final Approvals ONE = new Approvals(1, Duration.ofHours(4));

    /** Answers what is pending, where it is not enough people yet. */
    CompletionStage<ObjectNode> carryOut(Orders orders, TrainCommand order) {
        return orders.carryOut(commands(order)).exceptionally(Approvals::pending);
    }

    private List<Command> commands(TrainCommand order) {
        return people == 1
                ? List.of(order)
                : List.of(new TrainCommand.GiveAssent(order, within), new TrainCommand.CarryOut(order, people));
    }

    private static ObjectNode pending(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem && problem.code().equals("AWAITS_ASSENT")) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("done", false)
                    .put(Commands.PENDING, String.valueOf(problem.getMessage()));
        }
        throw new CompletionException(cause);
    }
}
