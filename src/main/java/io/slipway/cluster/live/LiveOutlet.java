package io.slipway.cluster.live;

import akka.actor.typed.ActorRef;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.Outlet;
import io.slipway.cluster.Receipt;
import io.slipway.driver.Ports;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what one entity wants: commands by courier, timers by the clock, requests by the drivers of the ports. */
final class LiveOutlet implements Outlet {

    private static final Logger LOG = LoggerFactory.getLogger(LiveOutlet.class);

    private final ActorRef<Delivery<Command>> self;
    private final Courier.Office office;
    private final Ports ports;
    private final Alarms alarms;
    private final Activity activity;
    private final EntityKind kind;

    LiveOutlet(
            ActorRef<Delivery<Command>> self,
            Courier.Office office,
            Ports ports,
            Alarms alarms,
            Activity activity,
            EntityKind kind) {
        this.self = self;
        this.office = office;
        this.ports = ports;
        this.alarms = alarms;
        this.activity = activity;
        this.kind = kind;
        activity.begins(kind);
    }

    @Override
    public void effects(EntityId entity, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell tell) {
                office.send(tell.to(), entity, tell.command());
            } else if (effect instanceof Effect.Ask ask) {
                ports.ask(ask.request());
            } else if (effect instanceof Effect.Wake wake) {
                alarms.set(wake.key(), wake.at(), () -> self.tell(new Delivery<>(entity, wake.command())));
            } else if (effect instanceof Effect.Unwake unwake) {
                alarms.cancel(unwake.key());
            }
        }
    }

    @Override
    public void answer(EntityId entity, EntityId sender, Command answer) {
        if (EntityKind.of(sender).isPresent()) {
            office.send(sender, entity, answer);
        }
    }

    @Override
    public void refusal(EntityId entity, EntityId sender, Refusal refusal) {
        if (!refusal.isTooEarly()) {
            LOG.atInfo()
                    .addKeyValue(entity.kind(), entity.name())
                    .log("{} refuses a command of {}: {}", entity, sender, refusal.sentence());
        }
    }

    @Override
    public void rest(EntityId entity, Object state) {}

    @Override
    public void ended(EntityId entity) {
        alarms.cancelAll();
        activity.ends(kind);
    }

    @Override
    public void taken(EntityId entity, Delivery<?> delivery, int events) {
        activity.command();
        delivery.slip().ifPresent(slip -> slip.to().tell(new Receipt.Taken(slip.number(), events)));
    }

    @Override
    public void refused(EntityId entity, Delivery<?> delivery, Refusal refusal) {
        activity.command();
        delivery.slip()
                .ifPresent(slip -> slip.to()
                        .tell(new Receipt.Refused(
                                slip.number(), refusal.code(), refusal.sentence(), refusal.isTooEarly())));
    }
}
