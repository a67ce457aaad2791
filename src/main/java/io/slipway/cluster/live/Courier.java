package io.slipway.cluster.live;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.Slip;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers each command until its receiver acknowledges it: at least once. A missing receipt, and a command that came too early,
 * mean that it is delivered again, after a pause that doubles up to a bound. The same command that is still on its way is not taken
 * twice, so the load is bounded by what the entities owe; of all that is for one receiver only a few are on their way at once, so
 * that one to whom a whole fleet reports is not buried; and of all that there is only so much that the journal keeps up. Reports and
 * answers go first, then orders, those to accounts before those to jobs: a handoff that has begun is finished before another begins,
 * else each of a large wave would take as long as the wave.
 *
 * <p>What is on its way is not durable: the entity that sent it owes it, and says so again when it starts again.
 */
public final class Courier extends AbstractBehavior<Courier.Message> {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final int DOUBLINGS = 5;

    /** On their way to one receiver at once. Those of many nodes are fewer than an entity may put by (its stash). */
    static final int WINDOW = 16;

    /** On their way to all receivers at once. Each may be a write, and a journal that is hurried more writes no faster. */
    private static final int MOST = 512;

    /** What a courier is told. */
    public sealed interface Message {}

    /** A command that must arrive. */
    public record Send(EntityId from, EntityId to, Command command) implements Message {}

    private record Returned(Receipt receipt) implements Message {}

    private record Round() implements Message {}

    /** Takes commands in that must arrive. */
    @FunctionalInterface
    interface Office {
        void send(EntityId to, EntityId from, Command command);
    }

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

        boolean mayAdvance() {
            return onTheirWay < WINDOW && !waiting.isEmpty();
        }
    }

    private final Post post;
    private final TimerScheduler<Message> timers;
    private final ActorRef<Receipt> returns;
    private final Map<Long, Parcel> onTheirWay = new HashMap<>();
    private final Map<Send, Long> numbers = new HashMap<>();
    private final Map<EntityId, Lane> lanes = new HashMap<>();

    /** Lanes in which something waits, in the order in which it came: with a report from below, and with an order from above. */
    private final Deque<Lane> reports = new ArrayDeque<>();

    private final Map<EntityKind, Deque<Lane>> orders = new EnumMap<>(EntityKind.class);
    private int underWay;
    private long last;

    private Courier(ActorContext<Message> context, TimerScheduler<Message> timers, Post post) {
        super(context);
        this.post = post;
        this.timers = timers;
        this.returns = context.messageAdapter(Receipt.class, Returned::new);
    }

    static Behavior<Message> of(Post post) {
        return Behaviors.withTimers(timers -> Behaviors.setup(context -> new Courier(context, timers, post)));
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
            goRound();
            onTheirWay.put(last, parcel);
            Lane lane = lanes.computeIfAbsent(send.to(), to -> new Lane());
            lane.waiting.add(parcel);
            queue(lane, send);
            advance();
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
            underWay--;
            vacate(parcel.send.to());
        }
        parcel.early = early;
        advance();
    }

    private void vacate(EntityId receiver) {
        Lane lane = lanes.get(receiver);
        if (lane != null) {
            lane.onTheirWay--;
            if (!lane.waiting.isEmpty()) {
                queue(lane, lane.waiting.element().send);
            } else if (lane.onTheirWay == 0) {
                lanes.remove(receiver);
            }
        }
    }

    private void queue(Lane lane, Send send) {
        Optional<EntityKind> from = EntityKind.of(send.from());
        Optional<EntityKind> to = EntityKind.of(send.to());
        boolean order = from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) <= 0;
        (order ? orders.computeIfAbsent(to.get(), kind -> new ArrayDeque<>()) : reports).add(lane);
    }

    private void advance() {
        Deque<Lane> first = first();
        while (underWay < MOST && !first.isEmpty()) {
            Lane lane = first.remove();
            if (lane.mayAdvance()) {
                lane.onTheirWay++;
                underWay++;
                carry(lane.waiting.remove());
            }
            first = first();
        }
    }

    private Deque<Lane> first() {
        if (reports.isEmpty()) {
            for (Deque<Lane> lanes : orders.values()) {
                if (!lanes.isEmpty()) {
                    return lanes;
                }
            }
        }
        return reports;
    }

    private Behavior<Message> onRound(Round round) {
        long now = System.nanoTime();
        onTheirWay.forEach((number, parcel) -> {
            if (parcel.attempts > 0 && parcel.dueNanos - now <= 0) {
                carry(parcel);
            }
        });
        if (onTheirWay.isEmpty()) {
            timers.cancel(Round.class);
        }
        return this;
    }

    /** Only while something is on its way, so that an idle node sleeps. */
    private void goRound() {
        if (onTheirWay.isEmpty() && !timers.isTimerActive(Round.class)) {
            timers.startTimerWithFixedDelay(Round.class, new Round(), ROUND);
        }
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
