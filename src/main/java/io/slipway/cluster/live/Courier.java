package io.slipway.cluster.live;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.Slip;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers each command until its receiver acknowledges it: at least once. A missing receipt, and a command that came too early,
 * mean that it is delivered again, after a pause that doubles up to a bound. The same command that is still on its way is not taken
 * twice, so the load is bounded by what the entities owe.
 *
 * <p>What is on its way is not durable: the entity that sent it owes it, and says so again when it starts again.
 */
public final class Courier extends AbstractBehavior<Courier.Message> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final int DOUBLINGS = 5;

    /** What a courier is told. */
    public sealed interface Message {}

    /** A command that must arrive. */
    public record Send(EntityId from, EntityId to, Command command) implements Message {}

    private record Returned(Receipt receipt) implements Message {}

    private record Round() implements Message {}

    /** Hands a delivery to the shard of its receiver. */
    @FunctionalInterface
    interface Post {
        void hand(EntityId to, Delivery<Command> delivery);
    }

    private static final class Parcel {

        private final Send send;
        private int attempts;
        private long dueNanos;

        Parcel(Send send) {
            this.send = send;
        }
    }

    private final Post post;
    private final ActorRef<Receipt> returns;
    private final Map<Long, Parcel> onTheirWay = new HashMap<>();
    private final Map<Send, Long> numbers = new HashMap<>();
    private long last;

    private Courier(ActorContext<Message> context, Post post) {
        super(context);
        this.post = post;
        this.returns = context.messageAdapter(Receipt.class, Returned::new);
    }

    static Behavior<Message> of(Post post) {
        return Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Round(), ROUND);
            return Behaviors.setup(context -> new Courier(context, post));
        });
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Send.class, this::onSend)
                .onMessage(Returned.class, this::onReturned)
                .onMessage(Round.class, this::onRound)
                .build();
    }

    private Behavior<Message> onSend(Send send) {
        if (!numbers.containsKey(send)) {
            last++;
            Parcel parcel = new Parcel(send);
            numbers.put(send, last);
            onTheirWay.put(last, parcel);
            carry(last, parcel);
        }
        return this;
    }

    private Behavior<Message> onReturned(Returned returned) {
        Receipt receipt = returned.receipt();
        boolean again = receipt instanceof Receipt.Refused refused && refused.tooEarly();
        if (!again) {
            Parcel parcel = onTheirWay.remove(receipt.number());
            if (parcel != null) {
                numbers.remove(parcel.send);
            }
        }
        return this;
    }

    private Behavior<Message> onRound(Round round) {
        long now = System.nanoTime();
        onTheirWay.forEach((number, parcel) -> {
            if (parcel.dueNanos - now <= 0) {
                carry(number, parcel);
            }
        });
        return this;
    }

    private void carry(long number, Parcel parcel) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(parcel.attempts, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        parcel.attempts++;
        parcel.dueNanos = System.nanoTime() + pause.toNanos();
        Send send = parcel.send;
        post.hand(send.to(), new Delivery<>(send.from(), send.command(), Optional.of(new Slip(returns, number))));
    }
}
