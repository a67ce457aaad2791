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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers each command until its receiver acknowledges it: at least once. A missing receipt, and a command that came too early,
 * mean that it is delivered again, after a pause that doubles up to a bound. The same command that is still on its way is not taken
 * twice, so the load is bounded by what the entities owe; and of all that is for one receiver only a few are on their way at once,
 * so that one to whom a whole fleet reports is not buried.
 *
 * <p>What is on its way is not durable: the entity that sent it owes it, and says so again when it starts again.
 */
public final class Courier extends AbstractBehavior<Courier.Message> {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final int DOUBLINGS = 5;

    /** On their way to one receiver at once. With the couriers of all nodes it stays below what an entity may put by (its stash). */
    private static final int WINDOW = 8;

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
        private final long number;
        private int attempts;
        private long dueNanos;
        private boolean early;

        Parcel(Send send, long number) {
            this.send = send;
            this.number = number;
        }
    }

    /** What is for one receiver. */
    private static final class Lane {

        private final Deque<Parcel> waiting = new ArrayDeque<>();
        private int onTheirWay;
    }

    private final Post post;
    private final ActorRef<Receipt> returns;
    private final Map<Long, Parcel> onTheirWay = new HashMap<>();
    private final Map<Send, Long> numbers = new HashMap<>();
    private final Map<EntityId, Lane> lanes = new HashMap<>();
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
            Parcel parcel = new Parcel(send, last);
            numbers.put(send, last);
            onTheirWay.put(last, parcel);
            lanes.computeIfAbsent(send.to(), to -> new Lane()).waiting.add(parcel);
            advance(send.to());
        }
        return this;
    }

    private Behavior<Message> onReturned(Returned returned) {
        Receipt receipt = returned.receipt();
        Parcel parcel = onTheirWay.get(receipt.number());
        if (parcel != null) {
            boolean again = receipt instanceof Receipt.Refused refused && refused.tooEarly();
            if (!again) {
                onTheirWay.remove(receipt.number());
                numbers.remove(parcel.send);
            }
            leave(parcel, again);
        }
        return this;
    }

    /** What came too early makes room for others: what it waits for may be among them. */
    private void leave(Parcel parcel, boolean early) {
        if (!parcel.early) {
            lanes.getOrDefault(parcel.send.to(), new Lane()).onTheirWay--;
        }
        parcel.early = early;
        advance(parcel.send.to());
    }

    private void advance(EntityId to) {
        Lane lane = lanes.get(to);
        while (lane != null && lane.onTheirWay < WINDOW && !lane.waiting.isEmpty()) {
            lane.onTheirWay++;
            carry(lane.waiting.remove());
        }
        if (lane != null && lane.onTheirWay == 0) {
            lanes.remove(to);
        }
    }

    private Behavior<Message> onRound(Round round) {
        long now = System.nanoTime();
        onTheirWay.forEach((number, parcel) -> {
            if (parcel.attempts > 0 && parcel.dueNanos - now <= 0) {
                carry(parcel);
            }
        });
        return this;
    }

    private void carry(Parcel parcel) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(parcel.attempts, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        parcel.attempts++;
        parcel.dueNanos = System.nanoTime() + pause.toNanos();
        Send send = parcel.send;
        post.hand(
                send.to(), new Delivery<>(send.from(), send.command(), Optional.of(new Slip(returns, parcel.number))));
    }
}
