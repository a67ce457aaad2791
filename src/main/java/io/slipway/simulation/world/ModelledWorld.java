package io.slipway.simulation.world;

import io.slipway.account.AccountEvent;
import io.slipway.account.ServingTier;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.PortRequest;
import io.slipway.simulation.time.Marks;
import io.slipway.stream.StreamRuntime;
import io.slipway.train.Evidence;
import io.slipway.train.TrainEvent;

/** Everything outside the control plane. */
public final class ModelledWorld {

    /** The coordinator's address. */
    public static final EntityId TRAIN = EntityId.of("train", "platform");

    private final ModelledStreams streams;
    private final ModelledServing serving;
    private final ModelledEvidence evidence;
    private final People people;
    private final Members members;
    private final Marks<EntityId> early = new Marks<>();
    private final Traffic traffic = new Traffic();

    public ModelledWorld(Scene scene) {
        Calendar calendar = new Calendar(scene.scenario());
        Defects defects = new Defects(scene, calendar, early);
        streams = new ModelledStreams(scene, defects);
        serving = new ModelledServing(scene, defects, traffic);
        evidence = new ModelledEvidence(scene, calendar, defects, new ModelledSignals(scene, defects, traffic));
        people = new People(scene, calendar);
        members = new Members(scene, calendar);
    }

    /** Founds the platform and plans what people will do, now and over the weeks. */
    public void begin() {
        people.begin();
        members.begin();
    }

    /** A port is asked. */
    public void ask(PortRequest request) {
        if (request instanceof StreamRuntime stream) {
            streams.ask(stream);
        } else if (request instanceof ServingTier.SwitchServing serve) {
            serving.ask(serve);
        } else if (request instanceof Evidence judge) {
            evidence.ask(judge);
        } else {
            throw new IllegalArgumentException("no port takes " + request);
        }
    }

    /** The world learns what everybody can see: an issue brings people to work on a patch. */
    public void see(EntityId entity, Event event) {
        if (event instanceof TrainEvent.Commissioned) {
            people.commissioned();
        } else if (event instanceof TrainEvent.AccountRegistered registered) {
            people.registered(registered.account());
            traffic.served(registered.account(), registered.build());
        } else if (event instanceof TrainEvent.IssueOpened issue) {
            people.issueOpened(issue.release());
        } else if (event instanceof TrainEvent.EarlyAccessGranted granted) {
            early.add(granted.account());
            traffic.moved(granted.account(), true);
        } else if (event instanceof TrainEvent.EarlyAccessLeft left) {
            early.remove(left.account());
            traffic.moved(left.account(), false);
        } else if (event instanceof AccountEvent told) {
            members.see(entity, told);
        }
    }
}
