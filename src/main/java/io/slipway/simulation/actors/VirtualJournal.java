package io.slipway.simulation.actors;

import akka.actor.ActorRef;
import akka.actor.UntypedAbstractActor;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import io.slipway.machine.Event;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.time.Lookup;
import scala.collection.Iterator;

/**
 * A journal in memory that answers Akka's journal protocol itself. Akka's own in-memory journal wraps each write in a circuit
 * breaker, futures and timers, which a simulation pays for and never needs. Keeps the events alone, as they are, and reports
 * each in the order of the writes.
 */
final class VirtualJournal extends UntypedAbstractActor {

    private final VirtualLoop loop =
            ((VirtualScheduler) getContext().getSystem().scheduler()).loop();
    private final Ledger ledger = getContext()
            .getSystem()
            .settings()
            .setup()
            .get(LedgerSetup.class)
            .orElseThrow()
            .ledger();
    private final Lookup<String, Chapter> chapters = new Lookup<>();

    @Override
    public void onReceive(Object message) {
        if (message instanceof JournalProtocol.WriteMessages write) {
            write(write);
        } else if (message instanceof JournalProtocol.ReplayMessages replay) {
            replay(replay);
        } else {
            unhandled(message);
        }
    }

    private void write(JournalProtocol.WriteMessages request) {
        Iterator<PersistentEnvelope> writes = request.messages().iterator();
        while (writes.hasNext()) {
            AtomicWrite write = (AtomicWrite) writes.next();
            Iterator<PersistentRepr> events = write.payload().iterator();
            while (events.hasNext()) {
                append(events.next());
            }
        }
        acknowledge(request);
    }

    private void append(PersistentRepr record) {
        Chapter chapter = chapters.get(record.persistenceId(), Chapter::new);
        Event event = (Event) record.payload();
        chapter.add(record.sequenceNr(), event);
        try {
            ledger.persisted(chapter.entity(), event);
        } catch (RuntimeException | Error objection) {
            throw loop.fail(objection);
        }
    }

    /** One acknowledgement for each event; the one for the whole write is left out, as typed actors ignore it. */
    private static void acknowledge(JournalProtocol.WriteMessages request) {
        ActorRef writer = request.persistentActor();
        Iterator<PersistentEnvelope> writes = request.messages().iterator();
        while (writes.hasNext()) {
            Iterator<PersistentRepr> events =
                    ((AtomicWrite) writes.next()).payload().iterator();
            while (events.hasNext()) {
                writer.tell(
                        new JournalProtocol.WriteMessageSuccess(events.next(), request.actorInstanceId()),
                        ActorRef.noSender());
            }
        }
    }

    private void replay(JournalProtocol.ReplayMessages request) {
        ActorRef reader = request.persistentActor();
        Chapter chapter = chapters.get(request.persistenceId(), Chapter::new);
        long last = Math.min(chapter.length(), request.toSequenceNr());
        for (long number = request.fromSequenceNr(); number <= last; number++) {
            reader.tell(new JournalProtocol.ReplayedMessage(chapter.record(number)), ActorRef.noSender());
        }
        reader.tell(new JournalProtocol.RecoverySuccess(chapter.length()), ActorRef.noSender());
    }
}
