package io.slipway.simulation.actors;

import akka.actor.ActorRef;
import akka.actor.UntypedAbstractActor;
import akka.persistence.SnapshotProtocol;
import scala.Option;

/** A snapshot store that is always empty, so that a recovery folds the whole journal. */
final class NoSnapshots extends UntypedAbstractActor {

    @Override
    public void onReceive(Object message) {
        if (message instanceof SnapshotProtocol.LoadSnapshot load) {
            getSender()
                    .tell(
                            new SnapshotProtocol.LoadSnapshotResult(Option.empty(), load.toSequenceNr()),
                            ActorRef.noSender());
        } else {
            unhandled(message);
        }
    }
}
