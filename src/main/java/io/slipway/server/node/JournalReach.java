package io.slipway.server.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.slipway.driver.Threads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Watches whether a shared journal can be reached from this node, and tells the other nodes. A node that cannot reach it while
 * another can is of no use, and the entities that it has stand still: so it gives itself up, and they go on elsewhere. If no node
 * reaches the journal, all stay and wait for it.
 */
final class JournalReach extends AbstractBehavior<JournalReach.Message> {

    private static final ServiceKey<Message> REACHED = ServiceKey.create(Message.class, "journal-reached");
    private static final Duration ROUND = Duration.ofSeconds(2);

    /** Looks in vain, one after the other, after which the journal counts as lost: some 15 s. */
    private static final int LOOKS = 3;

    sealed interface Message {}

    private record Look() implements Message {}

    private record Seen(boolean reached) implements Message {}

    private record Others(Set<ActorRef<Message>> reaching) implements Message {}

    private final Presence presence;
    private final Runnable giveUp;
    private final TimerScheduler<Message> timers;
    private final ExecutorService looking = Executors.newSingleThreadExecutor(Threads.of("journal-reach"));
    private int inVain;
    private boolean registered;
    private boolean othersReachIt;

    private JournalReach(
            ActorContext<Message> context, TimerScheduler<Message> timers, Presence presence, Runnable giveUp) {
        super(context);
        this.presence = presence;
        this.giveUp = giveUp;
        this.timers = timers;
        ActorRef<Receptionist.Listing> listings = context.messageAdapter(
                Receptionist.Listing.class, listing -> new Others(listing.getServiceInstances(REACHED)));
        context.getSystem().receptionist().tell(Receptionist.subscribe(REACHED, listings));
        look();
    }

    /** @param giveUp what to do when only this node cannot reach the journal */
    static Behavior<Message> of(Presence presence, Runnable giveUp) {
        return Behaviors.withTimers(
                timers -> Behaviors.setup(context -> new JournalReach(context, timers, presence, giveUp)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, message -> onLook())
                .onMessage(Seen.class, this::onSeen)
                .onMessage(Others.class, this::onOthers)
                .onSignal(PostStop.class, stop -> onPostStop())
                .build();
    }

    private Behavior<Message> onLook() {
        look();
        return this;
    }

    /** On another thread, always the same: a journal that is cut off answers late, or never. */
    private void look() {
        ActorRef<Message> self = getContext().getSelf();
        looking.execute(() -> self.tell(new Seen(isReached())));
    }

    private boolean isReached() {
        try {
            return presence.renew();
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private Behavior<Message> onSeen(Seen seen) {
        inVain = seen.reached ? 0 : inVain + 1;
        register(seen.reached);
        if (inVain >= LOOKS && othersReachIt) {
            getContext().getLog().error("the journal cannot be reached from this node, and can from others");
            giveUp.run();
            return Behaviors.stopped();
        }
        timers.startSingleTimer(new Look(), ROUND);
        return this;
    }

    private void register(boolean reached) {
        if (reached != registered) {
            registered = reached;
            ActorRef<Message> self = getContext().getSelf();
            getContext()
                    .getSystem()
                    .receptionist()
                    .tell(reached ? Receptionist.register(REACHED, self) : Receptionist.deregister(REACHED, self));
        }
    }

    private Behavior<Message> onOthers(Others others) {
        othersReachIt = others.reaching.stream()
                .anyMatch(ref -> !ref.equals(getContext().getSelf()));
        return this;
    }

    private Behavior<Message> onPostStop() {
        looking.shutdown();
        return this;
    }
}
